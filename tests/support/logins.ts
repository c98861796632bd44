import { db, transact } from "~/infra/db.server";
import { requestContext } from "~/infra/request-context.server";
import { unseal } from "~/infra/secrets.server";
import { hashPassword } from "~/login/password-hash.server";
import type { Person } from "./cast";

export const goodPassword = "four brown dogs sing";

let hashed: Promise<string> | undefined;

/** Gives a person of the cast a password to log in with. */
export async function withPassword<P extends Person>(person: P, password = goodPassword): Promise<P> {
  hashed ??= hashPassword(goodPassword);
  const passwordHash = password === goodPassword ? await hashed : await hashPassword(password);
  await transact((tx) =>
    tx.user.update({ where: { id: person.userId }, data: { passwordHash, passwordSetAt: new Date() } }),
  );
  return person;
}

/** Runs as the server does while it answers a request of this client. */
export function from<T>(clientAddress: string, work: () => Promise<T>, requestId = "test"): Promise<T> {
  return requestContext.run({ requestId, nonce: "test", clientAddress, memo: new Map() }, work);
}

let last = 0;

/** A client address nobody had before. */
export function someAddress(): string {
  last += 1;
  return `198.18.${Math.floor(last / 250)}.${last % 250}`;
}

/** The letters to an address, oldest first, and the secret of each while it waits. */
export async function lettersTo(email: string) {
  const rows = await db.outboxMail.findMany({ where: { toEmail: email }, orderBy: { createdAt: "asc" } });
  return rows.map(({ letter, data, sealedSecret }) => ({
    letter,
    data,
    secret: sealedSecret === null ? null : unseal(sealedSecret),
  }));
}

/** The pairs of all cookies that an answer sets, for a Request's Cookie header. */
export function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
