import { plainName } from "~/infra/csv/plain-text";
import type { Question, Warning } from "./csv/reading";
import type { StoredReading } from "./import-job";

/** The keys of the questions and warnings that keep a draft from being published, in the file's order. */
export function openPoints(
  reading: { questions: readonly Question[]; warnings: readonly Warning[] },
  answers: Readonly<Record<string, string>>,
  customerName: string,
): string[] {
  const questions = reading.questions.filter(
    ({ key, options }) => !options.some(({ value }) => value === answers[key]),
  );
  const warnings = reading.warnings.filter(({ key, confirmBy }) => !isConfirmed(answers[key], confirmBy, customerName));
  return [...questions, ...warnings].map(({ key }) => key);
}

/** What was answered before and now, to what this reading asks; anything else is left out. */
export function mergeAnswers(
  { questions, warnings, answers }: StoredReading,
  now: Readonly<Record<string, string>>,
): Record<string, string> {
  const keys = new Set([...questions, ...warnings].map(({ key }) => key));
  const known = Object.entries(now).filter(([key, answer]) => keys.has(key) && answer.length <= 200);
  return { ...answers, ...Object.fromEntries(known) };
}

function isConfirmed(answer: string | undefined, by: Warning["confirmBy"], customerName: string): boolean {
  if (!answer) return false;
  return by === "tick" || plainName(answer) === plainName(customerName);
}
