import { createCookie } from "@remix-run/node";
import { db, transact } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import { digest, newToken } from "~/infra/secrets.server";
import { type LoginPerson, standsStill } from "./open-session.server";

/** How long the second step is awaited, in seconds. */
const lifetime = 10 * 60;
/** So many codes may be tried; then the password has to be given again. */
export const triesOfChallenge = 5;

/**
 * The password was right: the Set-Cookie value by which this browser, and no other, may go on to the second step. Null
 * where the password was changed, or the person shut out, since `person` was read.
 */
export async function startChallenge(person: LoginPerson, now = new Date()): Promise<string | null> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + lifetime * 1000);
  const started = await transact(async (tx) => {
    if (!(await standsStill(tx, person))) return false;
    await tx.loginChallenge.create({
      data: { tokenHash: digest(token), userId: person.id, createdAt: now, expiresAt },
      select: { id: true },
    });
    return true;
  });
  return started ? challengeCookie.serialize(token) : null;
}

/** The challenge of this browser, and whose it is; null where none is open. */
export async function findChallenge(request: Request, now = new Date()) {
  const token: unknown = await challengeCookie.parse(request.headers.get("Cookie"));
  if (typeof token !== "string" || token === "") return null;
  return db.loginChallenge.findFirst({
    where: { tokenHash: digest(token), ...open(now) },
    select: { id: true, userId: true },
  });
}

/** Counts one more try before its outcome is known; false where none is left. */
export async function claimTry(id: string, now = new Date()): Promise<boolean> {
  const { count } = await transact((tx) =>
    tx.loginChallenge.updateMany({ where: { id, ...open(now) }, data: { tries: { increment: 1 } } }),
  );
  return count > 0;
}

/** The Set-Cookie value that makes a browser forget its challenge. */
export async function clearedChallengeCookie(): Promise<string> {
  return challengeCookie.serialize("", { maxAge: 0 });
}

function open(now: Date) {
  return { expiresAt: { gt: now }, tries: { lt: triesOfChallenge } };
}

const secure = env.APP_URL.startsWith("https:");

const challengeCookie = createCookie(secure ? "__Host-second-step" : "second-step", {
  httpOnly: true,
  maxAge: lifetime,
  path: "/",
  sameSite: "lax",
  secure,
});
