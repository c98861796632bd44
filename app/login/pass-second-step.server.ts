import { homeOf } from "~/access/access.server";
import { findActor } from "~/access/session.server";
import type { Tx } from "~/infra/db.server";
import { log } from "~/infra/log.server";
import { notify } from "~/notifications/notify.server";
import { claimTry, clearedChallengeCookie, findChallenge } from "./challenge.server";
import { knownDevice, rememberDevice } from "./known-device.server";
import { recoveryCodeUsedLetter } from "./letters/recovery-code-used.letter";
import { actorOf, findPerson, type LoginPerson, mayLogIn, openSession } from "./open-session.server";
import { countRecoveryCodes } from "./recovery-codes.server";
import { withCode } from "./second-step.server";

export type SecondStepOutcome =
  /** `codesLeft` where a recovery code was used: how many there are still. */
  | { is: "in"; setCookies: string[]; home: string; codesLeft: number | null }
  | { is: "wrong" }
  /** No log-in of this browser waits for a code any more: the password has to be given again. */
  | { is: "over" }
  | { is: "paused"; waitSeconds: number };

/** Opens the session for the right code. The code and the browser's challenge are used up with it. */
export async function passSecondStep(request: Request, typed: string, now = new Date()): Promise<SecondStepOutcome> {
  const challenge = await findChallenge(request, now);
  const person = challenge && (await findPerson({ id: challenge.userId }));
  if (!challenge || !person || !mayLogIn(person)) return { is: "over" };
  if (!(await claimTry(challenge.id, now))) return { is: "over" };

  const { id: userId, email } = person;
  const before = await findActor(request);
  const device = await rememberDevice(request, email);
  const from = await knownDevice(request, email);
  const outcome = await withCode({ userId, email, typed, from, now }, async (tx, kind) => {
    const { count } = await tx.loginChallenge.deleteMany({ where: { id: challenge.id } });
    if (count === 0) return null;
    const codesLeft = kind === "recovery code" ? await tellOfRecovery(tx, person, now) : null;
    const opening = { before, isNewDevice: device !== null, withSecondStep: true, now };
    return { codesLeft, setCookie: await openSession(tx, person, request, opening) };
  });
  if (outcome.is === "paused") return outcome;
  if (outcome.is === "wrong") {
    log.warn({ event: "login.wrong-code" }, "A second step was refused");
    return (await findChallenge(request, now)) ? outcome : { is: "over" };
  }
  if (!outcome.result?.setCookie) return { is: "over" };

  const { setCookie, codesLeft } = outcome.result;
  const setCookies = [setCookie, await clearedChallengeCookie(), ...(device ? [device] : [])];
  return { is: "in", setCookies, home: homeOf(actorOf(person)), codesLeft };
}

async function tellOfRecovery(tx: Tx, { id, email, firstName }: LoginPerson, now: Date): Promise<number> {
  const left = await countRecoveryCodes(id, tx);
  await notify(tx, {
    kind: "safety",
    to: [{ userId: id, email }],
    title: "A recovery code was used to log in",
    text: `${left} are left.`,
    path: "/account/two-step",
    letter: { letter: recoveryCodeUsedLetter, data: { firstName, left, at: now.toISOString() } },
    mail: "always",
  });
  return left;
}
