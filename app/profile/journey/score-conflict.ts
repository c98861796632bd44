import type { Overwritten } from "~/ui/conflict-notice";
import type { SavedScore } from "./save-score.server";
import { type Side, sideWords } from "./scores";
import { fieldNames } from "./sides";
import { scoreWords } from "./words";

/** What saving would replace; `typed` is the form as it was posted. */
export function overwrittenScore(side: Side, saved: SavedScore, typed: Record<string, unknown>): Overwritten[] {
  const names = fieldNames[side];
  const words = sideWords[side];
  const textOf = (name: string) => String(typed[name] ?? "");
  return [
    { label: words.score, stored: scoreWords(saved), typed: choiceWords(textOf(names.score)) },
    { label: words.note, stored: saved.note, typed: textOf(names.note) },
    { label: "Reason", stored: saved.notApplicableReason ?? "", typed: textOf(names.reason) },
  ].filter(({ stored, typed }) => stored !== typed);
}

function choiceWords(chosen: string): string {
  if (chosen === "not-applicable") return "Not applicable";
  return chosen === "not-scored" ? "Not scored" : chosen;
}
