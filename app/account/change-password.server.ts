import type { Actor } from "~/access/actor";
import { startSession } from "~/access/session.server";
import { db, transact } from "~/infra/db.server";
import { commonPasswords } from "~/login/common-passwords.server";
import { beginTry, succeed, takeBack } from "~/login/login-limits.server";
import { hashPassword, PasswordsBusy, verifyPassword } from "~/login/password-hash.server";
import { passwordFault, shortestFor } from "~/login/password-rules";
import { namesOf, replacePassword } from "~/login/set-password.server";

export type PasswordChanged =
  | { is: "changed"; setCookie: string }
  | { is: "wrong" }
  | { is: "refused"; fault: string }
  | { is: "paused"; waitSeconds: number }
  | { is: "busy" };

/** Every session ends; this browser gets a new one. Wrong current passwords are counted as wrong logins are. */
export async function changePassword(
  actor: Actor,
  currentPassword: string,
  newPassword: string,
  request: Request,
  now = new Date(),
): Promise<PasswordChanged> {
  const user = await findUser(actor.userId);
  const shortest = shortestFor(user.totpSealed !== null);
  const fault = passwordFault(newPassword, namesOf(user), await commonPasswords(), shortest);
  if (fault) return { is: "refused", fault };

  const started = await beginTry(user.email, `session ${actor.sessionId}`);
  if ("waitSeconds" in started) return { is: "paused", waitSeconds: started.waitSeconds };
  try {
    if (!(await verifyPassword(user.passwordHash, currentPassword))) return { is: "wrong" };
    const passwordHash = await hashPassword(newPassword);
    await succeed(started);
    return await transact(async (tx) => {
      const session = await tx.session.findUnique({
        where: { id: actor.sessionId },
        select: { secondStepAt: true },
      });
      await replacePassword(tx, user, passwordHash, "password.change", now);
      const setCookie = await startSession(tx, user.id, request, now, session?.secondStepAt ?? null);
      return { is: "changed", setCookie };
    });
  } catch (error) {
    await takeBack(started);
    if (error instanceof PasswordsBusy) return { is: "busy" };
    throw error;
  }
}

function findUser(id: string) {
  return db.user.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      firstName: true,
      lastName: true,
      email: true,
      businessId: true,
      passwordHash: true,
      totpSealed: true,
      business: { select: { name: true, websiteDomain: true } },
    },
  });
}
