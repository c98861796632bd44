import type { Tx } from "~/infra/db.server";
import type { PasswordTokenPurpose } from "~/infra/prisma/enums";
import { digest, newToken } from "~/infra/secrets.server";

const hour = 3_600_000;
const lifetime = { set: 72 * hour, reset: hour } satisfies Record<PasswordTokenPurpose, number>;

/** When a link made now stops working. */
export function passwordLinkEnd(purpose: PasswordTokenPurpose, now = new Date()): Date {
  return new Date(now.getTime() + lifetime[purpose]);
}

/** The token of a new link; every older link of this person dies. Only its digest is stored, so it is mailed or lost. */
export async function issuePasswordToken(
  tx: Tx,
  userId: string,
  purpose: PasswordTokenPurpose,
  now = new Date(),
): Promise<string> {
  const token = newToken();
  await revokePasswordTokens(tx, userId, now);
  await tx.passwordToken.create({
    data: { userId, purpose, tokenHash: digest(token), createdAt: now, expiresAt: passwordLinkEnd(purpose, now) },
    select: { id: true },
  });
  return token;
}

export async function revokePasswordTokens(tx: Tx, userId: string, now = new Date()): Promise<void> {
  await tx.passwordToken.updateMany({ where: { userId, usedAt: null, revokedAt: null }, data: { revokedAt: now } });
}
