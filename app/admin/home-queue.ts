import type { Actor } from "~/access/actor";
import type { IconName } from "~/ui/icon";

/** The kinds of work that wait for an admin, in the order of the filter, each with where all of it stands. */
export const workKinds = {
  approval: { label: "Approvals", icon: "userCheck", all: "/admin/approvals" },
  request: { label: "Requests to move on", icon: "handshake", all: "/admin/requests?next=seller" },
  draft: { label: "Drafts to publish", icon: "file", all: "/admin/health-checks?state=draft" },
  score: { label: "Stale scores", icon: "target", all: null },
  "health-check": {
    label: "Stale health checks",
    icon: "activity",
    all: "/customers?checked=long-ago&sort=date",
  },
  mail: { label: "Mails that failed", icon: "mail", all: "/admin/outbox?state=dead" },
  invitation: { label: "Invitations that end", icon: "people", all: null },
  job: { label: "Jobs that failed", icon: "alert", all: "/admin/jobs" },
  closing: { label: "Businesses that close", icon: "building", all: null },
} as const satisfies Record<string, { label: string; icon: IconName; all: string | null }>;

export type WorkKind = keyof typeof workKinds;

export const workKindNames = Object.keys(workKinds) as WorkKind[];

export function isWorkKind(text: string | null): text is WorkKind {
  return text !== null && Object.hasOwn(workKinds, text);
}

/** One thing that an admin has to do. */
export interface Work {
  kind: WorkKind;
  id: string;
  what: string;
  /** The business or the address it is for. */
  whom: string;
  /** A calendar date, or an instant as ISO text. */
  since: string;
  until: string | null;
  /** From when on it is late, ISO text: by it all kinds are put in one order. */
  dueAt: string;
  /** The one next step. */
  step: string;
  to: string;
}

export interface Asked {
  admin: Actor;
  now: Date;
  /** So many at the most. */
  take: number;
}

/** Work of one kind: the most pressing, and how much there is in all. */
export interface Waiting {
  count: number;
  work: Work[];
}

/** Past the date it had to be done by; what has no such date is old, never late. `now`: ISO text. */
export function isLate({ until }: Pick<Work, "until">, now: string): boolean {
  return until !== null && until < now.slice(0, until.length);
}

/** What is past its date first, then what has been due for longest, then what is due next. */
export function inOrder(work: readonly Work[], now: Date): Work[] {
  const at = now.toISOString();
  return work.toSorted(
    (one, other) =>
      Number(isLate(other, at)) - Number(isLate(one, at)) ||
      compare(one.dueAt, other.dueAt) ||
      compare(one.id, other.id),
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
