import { homeOf } from "~/access/access.server";
import { findActor } from "~/access/session.server";
import { transact } from "~/infra/db.server";
import { happenings } from "~/infra/happenings.server";
import { log } from "~/infra/log.server";
import { startChallenge } from "./challenge.server";
import { normalEmail } from "./email-address";
import { knownDevice, rememberDevice } from "./known-device.server";
import { beginTry, succeed, takeBack } from "./login-limits.server";
import { actorOf, findPerson, type LoginPerson, mayLogIn, openSession } from "./open-session.server";
import { hashPassword, needsRehash, PasswordsBusy, verifyPassword } from "./password-hash.server";
import { mailPasswordLink } from "./password-link.server";
import { isLongEnough, shortestPassword } from "./password-rules";

export type LoginOutcome =
  | { is: "in"; setCookies: string[]; home: string }
  /** The password was right, and two-step login is on. */
  | { is: "second step"; setCookies: string[] }
  /** The password was right for two-step login, which is off by now. */
  | { is: "too short" }
  /** The password was right; the person, or all of the business, may not come in. */
  | { is: "shut out"; because: "disabled" | "suspended" }
  | { is: "wrong" }
  | { is: "paused"; waitSeconds: number }
  | { is: "busy" };

/**
 * Opens a session for the right pair, or awaits the second step; a disabled person and one of a suspended business are told
 * so. A wrong password, an unknown address and a person without a password all get the same answer after the same time,
 * whatever the account's state.
 */
export async function logIn(typedEmail: string, password: string, request: Request): Promise<LoginOutcome> {
  const email = normalEmail(typedEmail);
  const person = await findPerson({ email });
  const device = await knownDevice(request, email);
  // A new password is a new count, on each device that the account knows.
  const started = await beginTry(email, device && `${device} ${Number(person?.passwordSetAt ?? 0)}`);
  if ("waitSeconds" in started) {
    log.warn({ event: "login.paused" }, "A login was paused");
    happenings.login.publish("paused");
    return { is: "paused", waitSeconds: started.waitSeconds };
  }

  let right: boolean;
  try {
    right = await verifyPassword(person?.passwordHash ?? null, password);
  } catch (error) {
    await takeBack(started);
    if (error instanceof PasswordsBusy) return { is: "busy" };
    throw error;
  }
  const outcome: LoginOutcome = right && person ? await goOn(person, password, request) : { is: "wrong" };
  if (!person || outcome.is === "wrong") {
    log.warn({ event: "login.wrong" }, "A login was refused");
    happenings.login.publish("failed");
    return { is: "wrong" };
  }

  await succeed(started);
  // Only now: the session is opened for the hash that was proved.
  await renewHash(person, password);
  return outcome;
}

/** With the right password. It may have been changed while it was proved: then it is a wrong one. */
async function goOn(person: LoginPerson, password: string, request: Request): Promise<LoginOutcome> {
  if (!mayLogIn(person)) return { is: "shut out", because: person.disabledAt ? "disabled" : "suspended" };
  if (person.totpSealed) {
    const setCookie = await startChallenge(person);
    return setCookie ? { is: "second step", setCookies: [setCookie] } : { is: "wrong" };
  }
  if (isLongEnough(password, shortestPassword)) return enter(person, request);
  await mailPasswordLink(person.email);
  return { is: "too short" };
}

async function enter(person: LoginPerson, request: Request): Promise<LoginOutcome> {
  const before = await findActor(request);
  const device = await rememberDevice(request, person.email);
  const setCookie = await transact((tx) =>
    openSession(tx, person, request, {
      before,
      isNewDevice: device !== null,
      withSecondStep: false,
      now: new Date(),
    }),
  );
  if (!setCookie) return { is: "wrong" };
  const setCookies = device ? [setCookie, device] : [setCookie];
  return { is: "in", setCookies, home: homeOf(actorOf(person)) };
}

/** A hash of weaker parameters is replaced when its password is at hand, unless the password was changed meanwhile. */
async function renewHash({ id, passwordHash }: LoginPerson, password: string) {
  if (!passwordHash || !needsRehash(passwordHash)) return;
  const renewed = await hashPassword(password).catch(() => null);
  if (!renewed) return;
  await transact((tx) => tx.user.updateMany({ where: { id, passwordHash }, data: { passwordHash: renewed } }));
}
