import { Secret, TOTP } from "otpauth";
import { startSession } from "~/access/session.server";
import { transact } from "~/infra/db.server";
import { seal } from "~/infra/secrets.server";
import { replaceRecoveryCodes } from "~/login/recovery-codes.server";
import { newKey } from "~/login/totp.server";
import type { Person } from "./cast";

/** What the person's authenticator app shows, so many steps of thirty seconds from now. */
export function codeOf(key: string, steps = 0): string {
  return new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: Date.now() + steps * 30_000 });
}

/** Turns two-step login on for a person of the cast, who is logged in with it. */
export async function withSecondStep<P extends Person>(person: P): Promise<P & { key: string; codes: string[] }> {
  const key = newKey();
  return transact(async (tx) => {
    const now = new Date();
    await tx.user.update({ where: { id: person.userId }, data: { totpSealed: seal(key), totpSince: now } });
    const codes = await replaceRecoveryCodes(tx, person.userId, now);
    const setCookie = await startSession(tx, person.userId, new Request("http://localhost:3000/"), now, now);
    return { ...person, key, codes, cookie: setCookie.split(";")[0] ?? "" };
  });
}
