import type { Tx } from "~/infra/db.server";

/** Who decided on a request, and when. */
export interface Decision {
  verdict: "approved" | "rejected";
  by: string;
  /** ISO text. */
  at: string;
  name: string;
}

interface Decided {
  firstName: string;
  lastName: string;
  approvedAt: Date | null;
  approvedById: string | null;
  rejectedAt: Date | null;
  rejectedById: string | null;
}

/** Null while the request still waits. */
export async function decisionOn(tx: Tx, request: Decided): Promise<Decision | null> {
  const at = request.approvedAt ?? request.rejectedAt;
  if (!at) return null;
  const admin = await tx.user.findUnique({
    where: { id: request.approvedById ?? request.rejectedById ?? "" },
    select: { firstName: true, lastName: true },
  });
  return {
    verdict: request.approvedAt ? "approved" : "rejected",
    by: admin ? `${admin.firstName} ${admin.lastName}` : "An admin",
    at: at.toISOString(),
    name: `${request.firstName} ${request.lastName}`,
  };
}
