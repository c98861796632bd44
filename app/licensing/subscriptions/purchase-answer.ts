import type { SubmissionResult } from "@conform-to/react";
import { useActionData } from "@remix-run/react";
import type { Seen } from "./seen-term";
import type { Change } from "./term-fields";

/** What the server says of a term that was not saved. */
export interface TermAnswer {
  result: SubmissionResult;
  conflict?: { overwritten: Change[]; endDate: string | null; seen: Seen };
  touches?: { key: string; touched: { id: string; name: string; why: string }[] };
}

/** The answer to the form of this intent; several forms stand on the page. */
export function useTermAnswer(intent: "purchased" | "correct"): TermAnswer | null {
  const answer = useActionData<Partial<TermAnswer>>();
  const result = answer?.result;
  return result?.initialValue?.intent === intent ? { ...answer, result } : null;
}
