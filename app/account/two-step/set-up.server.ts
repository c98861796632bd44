import type { Actor } from "~/access/actor";
import { endSessions, startSession } from "~/access/session.server";
import { type PasswordProof, provePassword } from "~/account/prove-password.server";
import { transact } from "~/infra/db.server";
import { seal } from "~/infra/secrets.server";
import { replaceRecoveryCodes } from "~/login/recovery-codes.server";
import { stepOf } from "~/login/totp.server";
import { readCode } from "~/login/typed-code";
import { findOwner, tellOfChange } from "./two-step.server";

export type TurnedOn =
  | { is: "on"; setCookie: string; codes: string[] }
  | { is: "on already" }
  | { is: "wrong code" }
  | Exclude<PasswordProof, { is: "right" }>;

/**
 * Puts the key in force once a code shows that the app has it. Every session ends, this browser gets a new one that has
 * given its second step, and the first recovery codes are made.
 */
export async function turnOn(
  actor: Actor,
  { key, typed, password }: { key: string; typed: string; password: string },
  request: Request,
  now = new Date(),
): Promise<TurnedOn> {
  const proof = await provePassword(actor, password);
  if (proof.is !== "right") return proof;
  const code = readCode(typed);
  const step = code?.kind === "code" ? stepOf(key, code.digits, now) : null;
  if (step === null) return { is: "wrong code" };

  return transact(async (tx): Promise<TurnedOn> => {
    const { userId } = actor;
    const { count } = await tx.user.updateMany({
      where: { id: userId, totpSealed: null },
      data: { totpSealed: seal(key), totpSince: now, totpLastStep: step },
    });
    if (count === 0) return { is: "on already" };
    await endSessions(tx, userId);
    const setCookie = await startSession(tx, userId, request, now, now);
    const codes = await replaceRecoveryCodes(tx, userId, now);
    await tellOfChange(tx, { by: actor, person: await findOwner(tx, userId), what: "on", now });
    return { is: "on", setCookie, codes };
  });
}
