import { homeOf } from "~/access/access.server";
import type { Actor } from "~/access/actor";
import { endSession, findActor, startSession } from "~/access/session.server";
import { record } from "~/audit/audit.server";
import { db, transact } from "~/infra/db.server";
import { log } from "~/infra/log.server";
import { normalEmail } from "./email-address";
import { knownDevice, rememberDevice } from "./known-device.server";
import { beginTry, succeed, takeBack } from "./login-limits.server";
import { hashPassword, needsRehash, PasswordsBusy, verifyPassword } from "./password-hash.server";

export type LoginOutcome =
  | { is: "in"; setCookies: string[]; home: string }
  | { is: "wrong" }
  | { is: "paused"; waitSeconds: number }
  | { is: "busy" };

/**
 * Opens a session for the right pair. An unknown address, a wrong password, a disabled person, one of a suspended business
 * and one without a password all get the same answer after the same time.
 */
export async function logIn(typedEmail: string, password: string, request: Request): Promise<LoginOutcome> {
  const email = normalEmail(typedEmail);
  const started = await beginTry(email, await knownDevice(request, email));
  if ("waitSeconds" in started) {
    log.warn({ event: "login.paused" }, "A login was paused");
    return { is: "paused", waitSeconds: started.waitSeconds };
  }

  const user = await findUser(email);
  let right: boolean;
  try {
    right = await verifyPassword(user?.passwordHash ?? null, password);
  } catch (error) {
    await takeBack(started);
    if (error instanceof PasswordsBusy) return { is: "busy" };
    throw error;
  }
  if (!right || !user || user.disabledAt || user.business?.suspendedAt) {
    log.warn({ event: "login.wrong" }, "A login was refused");
    return { is: "wrong" };
  }

  await succeed(started);
  const setCookies = [await openSession(user, request)];
  const device = await rememberDevice(request, email);
  if (device) setCookies.push(device);
  await renewHash(user, password);
  return { is: "in", setCookies, home: homeOf(actorOf(user)) };
}

function findUser(email: string) {
  return db.user.findUnique({
    where: { email },
    select: {
      id: true,
      email: true,
      firstName: true,
      lastName: true,
      passwordHash: true,
      adminSince: true,
      disabledAt: true,
      business: { select: { id: true, slug: true, name: true, kind: true, suspendedAt: true } },
    },
  });
}

type User = NonNullable<Awaited<ReturnType<typeof findUser>>>;

/** Under a new id; the session that this browser showed until now ends. */
async function openSession(user: User, request: Request): Promise<string> {
  const before = await findActor(request);
  return transact(async (tx) => {
    if (before) await endSession(tx, before.sessionId);
    const setCookie = await startSession(tx, user.id, request);
    await tx.user.update({ where: { id: user.id }, data: { lastLoginAt: new Date() }, select: { id: true } });
    await record(tx, {
      actor: actorOf(user),
      businessId: user.business?.id ?? null,
      action: "login",
      subjectType: "User",
      subjectId: user.id,
    });
    return setCookie;
  });
}

/** A hash of weaker parameters is replaced when its password is at hand, unless the password was changed meanwhile. */
async function renewHash(user: User, password: string) {
  const { passwordHash } = user;
  if (!passwordHash || !needsRehash(passwordHash)) return;
  const renewed = await hashPassword(password).catch(() => null);
  if (!renewed) return;
  await transact((tx) => tx.user.updateMany({ where: { id: user.id, passwordHash }, data: { passwordHash: renewed } }));
}

function actorOf({ id, email, firstName, lastName, adminSince, business }: User): Actor {
  return {
    userId: id,
    sessionId: "",
    kind: adminSince ? "admin" : (business?.kind ?? "customer"),
    name: `${firstName} ${lastName}`,
    email,
    business: business && { id: business.id, slug: business.slug, name: business.name },
  };
}
