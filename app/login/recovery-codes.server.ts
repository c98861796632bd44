import { randomBytes } from "node:crypto";
import { db, type Reads, type Tx } from "~/infra/db.server";
import { digest } from "~/infra/secrets.server";
import { groupedInFours, readCode, recoveryLength, recoveryLetters } from "./typed-code";

export const recoveryCodeCount = 10;

/** Ten new codes; the older ones are worth nothing. Only their digests are stored, so they are shown now or never. */
export async function replaceRecoveryCodes(tx: Tx, userId: string, now: Date): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, newCode);
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ userId, codeHash: digest(code), createdAt: now })),
  });
  return codes.map((code) => groupedInFours(code));
}

/** True once for each code. */
export async function spendRecoveryCode(tx: Tx, userId: string, code: string, now: Date): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { userId, codeHash: digest(code), usedAt: null },
    data: { usedAt: now },
  });
  return count > 0;
}

/** Whether these, as they were shown, are the person's newest: none other were made since. */
export async function areNewest(userId: string, codes: readonly string[]): Promise<boolean> {
  const hashes = codes.map((shown) => {
    const code = readCode(shown);
    return digest(code?.kind === "recovery code" ? code.text : "");
  });
  return (await db.recoveryCode.count({ where: { userId, codeHash: { in: hashes } } })) === codes.length;
}

/** How many are left to use. */
export function countRecoveryCodes(userId: string, from: Reads = db): Promise<number> {
  return from.recoveryCode.count({ where: { userId, usedAt: null } });
}

function newCode(): string {
  // 256 is a multiple of 32: no letter is likelier than another.
  return Array.from(randomBytes(recoveryLength), (byte) => recoveryLetters.charAt(byte % recoveryLetters.length)).join(
    "",
  );
}
