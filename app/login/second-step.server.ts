import { type Tx, transact } from "~/infra/db.server";
import { log } from "~/infra/log.server";
import { seal, unseal } from "~/infra/secrets.server";
import { beginTry, succeed, takeBack } from "./login-limits.server";
import { spendRecoveryCode } from "./recovery-codes.server";
import { stepOf } from "./totp.server";
import { readCode, type TypedCode } from "./typed-code";

/** Done with the code, which is used up; or nothing was done. */
export type CodeOutcome<T> = { is: "right"; result: T } | { is: "wrong" } | { is: "paused"; waitSeconds: number };

interface CodeTry {
  userId: string;
  email: string;
  typed: string;
  /** The browser or session that tries: wrong codes are counted for each apart, as wrong passwords are. */
  from: string | null;
  now?: Date;
}

/**
 * Uses a code up and does the work for which it was asked, both in one transaction or neither. Wrong codes are counted
 * for the account and for the network, on all machines together, apart from its passwords: a right password does not
 * wipe them out.
 */
export async function withCode<T>(
  { userId, email, typed, from, now = new Date() }: CodeTry,
  work: (tx: Tx, kind: TypedCode["kind"]) => Promise<T>,
): Promise<CodeOutcome<T>> {
  const started = await beginTry(email, `second step ${from ?? ""}`);
  if ("waitSeconds" in started) return { is: "paused", waitSeconds: started.waitSeconds };
  let outcome: CodeOutcome<T>;
  try {
    outcome = await transact(async (tx): Promise<CodeOutcome<T>> => {
      const kind = await takeCode(tx, userId, typed, now);
      return kind ? { is: "right", result: await work(tx, kind) } : { is: "wrong" };
    });
  } catch (error) {
    await takeBack(started);
    throw error;
  }
  if (outcome.is === "right") await succeed(started);
  return outcome;
}

/** Uses the code up and says of which kind it was; null where it is wrong, was used before, or two-step login is off. */
async function takeCode(tx: Tx, userId: string, typed: string, now: Date): Promise<TypedCode["kind"] | null> {
  const code = readCode(typed);
  const user = await tx.user.findUnique({ where: { id: userId }, select: { totpSealed: true } });
  if (!code || !user?.totpSealed) return null;
  if (code.kind === "recovery code") return (await spendRecoveryCode(tx, userId, code.text, now)) ? code.kind : null;

  const key = unseal(user.totpSealed);
  if (!key) log.error({ event: "second-step.lost-key" }, "No SESSION_SECRET opens the key of a two-step login");
  const step = key && stepOf(key, code.digits, now);
  if (!key || !step) return null;
  const { count } = await tx.user.updateMany({
    where: { id: userId, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
    // Sealed anew each time: it follows a rotation of the secrets.
    data: { totpLastStep: step, totpSealed: seal(key) },
  });
  return count > 0 ? code.kind : null;
}
