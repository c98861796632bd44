import {
  DatabaseBusy,
  DatabaseDamaged,
  DatabaseFull,
  DatabaseReadOnly,
  DatabaseUnreachable,
  nameFault,
} from "~/infra/libsql-errors.server";
import { isPosted, keptFields } from "~/infra/posted.server";
import { requestContext } from "~/infra/request-context.server";

/** How the outside learns that something failed on our side. */
export interface Failure {
  status: 500 | 503 | 507;
  /** Seconds after which it may work. */
  retryAfter?: number;
  /** What people are told in words of its own. */
  cause?: "unreachable" | "unanswered" | "behind";
}

/** A form that was sent in vain: where to, and what was typed, but for what must not stand in a page. */
export interface Unsent {
  action: string;
  fields: [name: string, value: string][];
}

/** Remembers, for the answer to this request, that its loader, its action or its page failed. */
export function noteFailure(error: unknown): Failure {
  const { failure } = judge(error);
  requestContext.getStore()?.memo.set(failureKey, failure);
  return failure;
}

export function notedFailure(): Failure | null {
  return (requestContext.getStore()?.memo.get(failureKey) as Failure | undefined) ?? null;
}

/** For the log: which fault it is, and what whoever runs the portal does about it. */
export function describeFailure(error: unknown): { fault?: string; advice?: string } {
  const { fault, advice } = judge(error);
  return fault && advice ? { fault, advice } : {};
}

/** Keeps what was posted for as long as the request lasts, so that a failure can hand it back. */
export function notePosted(form: FormData): void {
  requestContext.getStore()?.memo.set(postedKey, form);
}

/** The form to be sent again once the fault has passed; null where none was posted, or where it would fail again. */
export function unsentForm(url: string, { status }: Failure): Unsent | null {
  // A guard that failed has read no form yet: then it is what came.
  const form = (requestContext.getStore()?.memo.get(postedKey) as FormData | undefined) ?? keptFields();
  if (!form || status === 500) return null;
  const { pathname, searchParams } = new URL(url);
  searchParams.delete("_data");
  const search = searchParams.size > 0 ? `?${searchParams}`.replace(/\bindex=(?=&|$)/, "index") : "";
  const fields = [...form].filter((field): field is [string, string] => {
    return typeof field[1] === "string" && !secretField.test(field[0]);
  });
  return { action: pathname + search, fields };
}

const failureKey = "failure";
const postedKey = "posted";
const secretField = /password|secret|code/i;

interface Judgement {
  failure: Failure;
  fault?: string;
  advice?: string;
}

function judge(error: unknown): Judgement {
  const named = nameFault(error);
  if (named instanceof DatabaseUnreachable) return { failure: { status: 503, retryAfter: 10, cause: causeOf(named) } };
  return faults.find(({ type }) => named instanceof type)?.judgement ?? { failure: { status: 500 } };
}

function causeOf({ mayBeKept }: DatabaseUnreachable) {
  if (mayBeKept) return "unanswered";
  return isPosted() ? "unreachable" : "behind";
}

const faults: { type: new () => Error; judgement: Judgement }[] = [
  {
    type: DatabaseBusy,
    judgement: {
      failure: { status: 503, retryAfter: 5 },
      fault: "database-busy",
      advice: "Another program holds the database's write lock: find it (a shell, a backup) and end it.",
    },
  },
  {
    type: DatabaseFull,
    judgement: {
      failure: { status: 507, retryAfter: 60 },
      fault: "database-full",
      advice: "The database's disk is full: free space or enlarge it. Writing goes on by itself then.",
    },
  },
  {
    type: DatabaseReadOnly,
    judgement: {
      failure: { status: 503, retryAfter: 60 },
      fault: "database-read-only",
      advice: "The database's file or disk cannot be written to: check its owner and how it is mounted, then restart.",
    },
  },
  {
    type: DatabaseDamaged,
    judgement: {
      failure: { status: 503, retryAfter: 60 },
      fault: "database-damaged",
      advice: "The database's file is damaged or gone, or its disk fails: stop the portal and restore a backup.",
    },
  },
];
