import type { Actor } from "~/access/actor";
import { db } from "~/infra/db.server";
import { beginTry, succeed, takeBack } from "~/login/login-limits.server";
import { PasswordsBusy, verifyPassword } from "~/login/password-hash.server";

export type PasswordProof = { is: "right" } | { is: "wrong" } | { is: "paused"; waitSeconds: number } | { is: "busy" };

/** Whether it is the person who sits there. Wrong passwords are counted as wrong logins are. */
export async function provePassword(actor: Actor, password: string): Promise<PasswordProof> {
  const { email, passwordHash } = await db.user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { email: true, passwordHash: true },
  });
  const started = await beginTry(email, `session ${actor.sessionId}`);
  if ("waitSeconds" in started) return { is: "paused", waitSeconds: started.waitSeconds };
  try {
    if (!(await verifyPassword(passwordHash, password))) return { is: "wrong" };
  } catch (error) {
    await takeBack(started);
    if (error instanceof PasswordsBusy) return { is: "busy" };
    throw error;
  }
  await succeed(started);
  return { is: "right" };
}
