import { DatabaseBusy, DatabaseFull } from "~/infra/libsql-errors.server";
import { requestContext } from "~/infra/request-context.server";

/** How the outside learns that something failed on our side. */
export interface Failure {
  status: 500 | 503 | 507;
  /** Seconds after which it may work. */
  retryAfter?: number;
}

/** Remembers, for the answer to this request, that its loader, its action or its page failed. */
export function noteFailure(error: unknown): Failure {
  const failure = failureOf(error);
  requestContext.getStore()?.memo.set(key, failure);
  return failure;
}

export function notedFailure(): Failure | null {
  return (requestContext.getStore()?.memo.get(key) as Failure | undefined) ?? null;
}

const key = "failure";

function failureOf(error: unknown): Failure {
  if (error instanceof DatabaseBusy) return { status: 503, retryAfter: 5 };
  if (error instanceof DatabaseFull) return { status: 507, retryAfter: 60 };
  return { status: 500 };
}
