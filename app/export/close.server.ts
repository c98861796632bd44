import { record } from "~/audit/audit.server";
import { whyNotClose } from "~/export/close-account.server";
import { refusalWords } from "~/export/closing";
import { eraseAccount } from "~/export/erase.server";
import { shutBusiness } from "~/export/shut-business.server";
import { db, type Tx, transact } from "~/infra/db.server";
import { notify } from "~/notifications/notify.server";

/**
 * Closes what was asked for and not taken back until its day. Each in a transaction of its own; twice is like once. What
 * cannot be closed keeps nobody else waiting, and is told of in the end.
 */
export async function closeDue(now: Date): Promise<{ people: number; businesses: number }> {
  const due = { where: { closesAt: { lte: now }, closedAt: null }, select: { id: true } } as const;
  const people = await closeEach(await db.user.findMany(due), (tx, id) => closeAccount(tx, id, now));
  const businesses = await closeEach(await db.business.findMany(due), (tx, id) => closeBusiness(tx, id, now));
  const failed = [...people.failed, ...businesses.failed];
  if (failed.length > 0)
    throw new AggregateError(failed, `Could not be closed: ${failed.map(({ message }) => message).join(", ")}`);
  return { people: people.closed, businesses: businesses.closed };
}

async function closeEach(rows: readonly { id: string }[], close: (tx: Tx, id: string) => Promise<boolean>) {
  const outcome = { closed: 0, failed: [] as Error[] };
  for (const { id } of rows)
    try {
      if (await transact((tx) => close(tx, id))) outcome.closed += 1;
    } catch (cause) {
      outcome.failed.push(new Error(id, { cause }));
    }
  return outcome;
}

/** False: it was taken back meanwhile, or others would be left alone by now. */
async function closeAccount(tx: Tx, userId: string, now: Date): Promise<boolean> {
  const user = await tx.user.findFirst({
    where: { id: userId, closesAt: { lte: now }, closedAt: null },
    select: { businessId: true, email: true, firstName: true, lastName: true },
  });
  if (!user) return false;
  const { businessId, email } = user;
  const name = `${user.firstName} ${user.lastName}`;
  const about = { actor: "portal", businessId, subjectType: "User", subjectId: userId } as const;
  const refusal = await whyNotClose(tx, userId);
  if (refusal) {
    await tx.user.updateMany({ where: { id: userId }, data: { closeRequestedAt: null, closesAt: null } });
    await record(tx, { ...about, action: "person.keep-open", after: { name, why: refusalWords[refusal] } });
    const title = "Your account was not closed";
    const text = `${refusalWords[refusal]}. Then ask once more.`;
    await notify(tx, { kind: "safety", to: [{ userId, email }], title, text, path: "/account/close", businessId });
    return false;
  }
  await record(tx, { ...about, action: "person.close", after: { name, why: "the time to take it back was over" } });
  await eraseAccount(tx, userId, now);
  return true;
}

async function closeBusiness(tx: Tx, id: string, now: Date): Promise<boolean> {
  const business = await tx.business.findFirst({
    where: { id, closesAt: { lte: now }, closedAt: null },
    select: { id: true, slug: true, name: true, closeRequestedById: true },
  });
  if (!business) return false;
  await shutBusiness(tx, business, business.closeRequestedById, now);
  return true;
}
