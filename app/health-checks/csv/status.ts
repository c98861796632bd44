import { plainWord } from "~/infra/csv/plain-text";
import { type Status, statuses, statusLabels } from "../vocabulary";
import { remembered } from "./remembered";

const words: Record<Status, readonly string[]> = {
  pass: ["pass", "passed", "ok", "compliant", "green", "yes", "good", "met", "a"],
  warning: ["warning", "warn", "partial", "partially", "amber", "yellow", "needs improvement", "b"],
  fail: ["fail", "failed", "non-compliant", "noncompliant", "red", "no", "critical gap", "not met", "c"],
  not_applicable: ["not applicable", "n/a", "na", "not licensed", "not subscribed"],
  info: ["info", "information", "informational", "note"],
  not_assessed: ["not assessed", "not checked", "unknown", "error", "manual", "pending", "tbd", ""],
};

const statusByWord = new Map(statuses.flatMap((status) => words[status].map((word) => [plainWord(word), status])));

/** Null for a word outside the table: never a guess. A blank cell is Not Assessed. */
export const readStatus = remembered((cell): Status | null => statusByWord.get(plainWord(cell)) ?? null);

export const statusExpected = `${statuses.map((status) => statusLabels[status]).join(", ")}, or a blank cell`;
