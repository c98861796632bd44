import { type Tx, transact } from "~/infra/db.server";
import { getSavedSettings } from "~/infra/settings.server";
import { adminsToTell, notify } from "~/notifications/notify.server";
import { age } from "~/signup/age";
import { tooLongAgo } from "~/signup/escalation";

/** Tells the admins of the sign-ups that wait too long, each of them once, in one notice; says how many there were. */
export function tellOfWaiting(now: Date): Promise<number> {
  return transact(async (tx) => {
    const { approvalHours } = (await getSavedSettings(tx)).settings;
    const late = await tx.signupRequest.findMany({
      where: {
        approvedAt: null,
        rejectedAt: null,
        escalatedAt: null,
        createdAt: { lte: tooLongAgo(now, approvalHours) },
      },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { id: true, firstName: true, lastName: true, businessName: true, createdAt: true },
    });
    const [oldest] = late;
    if (!oldest) return 0;
    await markTold(
      tx,
      late.map(({ id }) => id),
      now,
    );
    const others = late.length - 1;
    await notify(tx, {
      kind: "approvals",
      to: await adminsToTell(tx),
      title: late.length === 1 ? "A sign-up waits too long" : `${late.length} sign-ups wait too long`,
      text: `${oldest.firstName} ${oldest.lastName} of ${oldest.businessName} has waited for ${age(oldest.createdAt.toISOString(), now)}${
        others === 0 ? "" : `, and ${others} more for longer than ${approvalHours} hours`
      }. Approve or reject, so that nobody is left without an answer.`,
      path: "/admin/approvals",
    });
    return late.length;
  });
}

/** Bounded questions: the database takes only so many values in one. */
async function markTold(tx: Tx, ids: string[], now: Date): Promise<void> {
  for (let from = 0; from < ids.length; from += 500)
    await tx.signupRequest.updateMany({
      where: { id: { in: ids.slice(from, from + 500) } },
      data: { escalatedAt: now },
    });
}
