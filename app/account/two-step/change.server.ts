import type { Actor } from "~/access/actor";
import { type PasswordProof, provePassword } from "~/account/prove-password.server";
import type { Tx } from "~/infra/db.server";
import { isLongEnough, shortestPassword } from "~/login/password-rules";
import { replaceRecoveryCodes } from "~/login/recovery-codes.server";
import { withCode } from "~/login/second-step.server";
import { clearSecondStep, findOwner, tellOfChange } from "./two-step.server";

/** The password and a code, of the app or of the recovery codes: both are asked for before anything is taken away. */
export interface BothSteps {
  password: string;
  typed: string;
}

export type Changed<T> =
  | { is: "done"; result: T }
  | { is: "wrong code" }
  /** Without a second step the password would be too short. */
  | { is: "too short" }
  | Exclude<PasswordProof, { is: "right" }>;

/** From now on the password alone logs in. */
export async function turnOff(actor: Actor, steps: BothSteps, now = new Date()): Promise<Changed<true>> {
  return proveBoth(actor, steps, { shortest: shortestPassword, now }, async (tx) => {
    await clearSecondStep(tx, actor.userId);
    await tellOfChange(tx, { by: actor, person: await findOwner(tx, actor.userId), what: "off", now });
    return true as const;
  });
}

/** Ten new recovery codes; the older ones are worth nothing. */
export async function makeNewCodes(actor: Actor, steps: BothSteps, now = new Date()): Promise<Changed<string[]>> {
  return proveBoth(actor, steps, { shortest: 0, now }, async (tx) => {
    const codes = await replaceRecoveryCodes(tx, actor.userId, now);
    await tellOfChange(tx, { by: actor, person: await findOwner(tx, actor.userId), what: "codes", now });
    return codes;
  });
}

async function proveBoth<T>(
  actor: Actor,
  { password, typed }: BothSteps,
  { shortest, now }: { shortest: number; now: Date },
  work: (tx: Tx) => Promise<T>,
): Promise<Changed<T>> {
  const proof = await provePassword(actor, password);
  if (proof.is !== "right") return proof;
  if (!isLongEnough(password, shortest)) return { is: "too short" };
  const { userId, email, sessionId } = actor;
  const outcome = await withCode({ userId, email, typed, from: `session ${sessionId}`, now }, work);
  switch (outcome.is) {
    case "right":
      return { is: "done", result: outcome.result };
    case "wrong":
      return { is: "wrong code" };
    case "paused":
      return outcome;
  }
}
