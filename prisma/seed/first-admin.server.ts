import { record } from "~/audit/audit.server";
import { db, transact } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import { log } from "~/infra/log.server";
import { commonPasswords } from "~/login/common-passwords.server";
import { hashPassword } from "~/login/password-hash.server";
import { passwordFault } from "~/login/password-rules";
import { readEmailAddress } from "~/signup/business-email";

/** The portal cannot be opened for want of an admin; the message says which variable to set, and how. */
export class FirstAdminRefused extends Error {
  override name = "FirstAdminRefused";
}

/** Makes the first admin from ADMIN_EMAIL and ADMIN_PASSWORD where there is none; afterwards the two are not looked at. */
export async function seedFirstAdmin(settings: Settings = env): Promise<void> {
  if (await db.user.findFirst({ where: { adminSince: { not: null } }, select: { id: true } })) return;
  if (!settings.ADMIN_EMAIL && !settings.ADMIN_PASSWORD) {
    if (settings.NODE_ENV !== "production" || settings.DEMO) return;
    throw new FirstAdminRefused(
      "There is no admin yet. Set ADMIN_EMAIL and ADMIN_PASSWORD: the first admin logs in with them.",
    );
  }
  const { email, password } = await readSettings(settings);
  const passwordHash = await hashPassword(password);
  await transact(async (tx) => {
    // Asked again inside: another machine may just have made one.
    if (await tx.user.findFirst({ where: { adminSince: { not: null } }, select: { id: true } })) return;
    const now = new Date();
    const { id } = await tx.user.create({
      data: {
        email: email.address,
        emailDomain: email.domain,
        firstName: "First",
        lastName: "Admin",
        passwordHash,
        passwordSetAt: now,
        adminSince: now,
      },
      select: { id: true },
    });
    await record(tx, { actor: "portal", businessId: null, action: "admin.create", subjectType: "User", subjectId: id });
  });
  log.info("The first admin was made from ADMIN_EMAIL and ADMIN_PASSWORD.");
}

type Settings = Pick<typeof env, "NODE_ENV" | "DEMO" | "ADMIN_EMAIL" | "ADMIN_PASSWORD">;

async function readSettings({ ADMIN_EMAIL, ADMIN_PASSWORD }: Settings) {
  if (!ADMIN_EMAIL || !ADMIN_PASSWORD)
    throw new FirstAdminRefused("Set both ADMIN_EMAIL and ADMIN_PASSWORD: the first admin needs the two of them.");
  const email = readEmailAddress(ADMIN_EMAIL);
  if (!email) throw new FirstAdminRefused("ADMIN_EMAIL is not an address such as ada@example.com.");
  const fault = passwordFault(ADMIN_PASSWORD, [email.address], await commonPasswords());
  if (fault) throw new FirstAdminRefused(`ADMIN_PASSWORD does not do. ${fault}`);
  return { email, password: ADMIN_PASSWORD };
}
