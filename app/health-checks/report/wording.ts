import type { Block, Inline } from "~/infra/markdown";
import { bandOf, bandRanges, bandWord, type Formula, isScored, showScore, signed, wholeScore } from "../score";
import { type StatusCounts, severities, severityLabels, statuses } from "../vocabulary";
import type { BoardReport, ReportComparison, ReportRow } from "./board-report";

export function reportTitle({ customer, date }: Pick<BoardReport, "customer" | "date">): string {
  return `Zscaler Health Check of ${customer}, ${date}`;
}

export function scopeOf({ products, rowCount }: Pick<BoardReport, "products" | "rowCount">): string {
  const areas = new Set(products.flatMap((product) => product.areas.map((area) => area.name)));
  const names = products.map(({ name }) => name).join(", ");
  return `${names || "No product"}: ${counted(rowCount, "check")} in ${counted(areas.size, "technology area")}`;
}

export function scoredSentence(report: BoardReport): string {
  const { not_applicable, info, not_assessed } = report.counts;
  const beside = `${not_applicable} not applicable, ${info} info, ${not_assessed} not assessed`;
  return `${report.scoredCount} of ${report.rowCount} checks scored, ${beside}.${provisionalNote(report)}`;
}

/** The same where the counts stand beside it. */
export function scoredWords(report: ScoredShare): string {
  return `${report.scoredCount} of ${report.rowCount} checks scored.${provisionalNote(report)}`;
}

type ScoredShare = Pick<BoardReport, "scoredCount" | "rowCount" | "provisional" | "formula">;

function provisionalNote({ provisional, formula }: Pick<ScoredShare, "provisional" | "formula">): string {
  if (!provisional) return "";
  const most = Math.round(100 * formula.provisionalAbove);
  return ` More than ${most} % of the checks were not assessed: the score is provisional.`;
}

interface Delta {
  /** The figure to be read first. */
  figure: string;
  sentence: string;
}

/** The headline and the like-for-like change; where there is nothing to hold against, why. */
export function deltasOf({ comparison }: Pick<BoardReport, "comparison">): Delta[] {
  if (!comparison) return [{ figure: "–", sentence: "First health check: there is no earlier one to compare with" }];
  const { headline, likeForLike, from } = comparison;
  if (headline.before === null || headline.after === null)
    return [{ figure: "–", sentence: `Not scored on ${headline.before === null ? from : "this date"}` }];
  const both: Delta[] = [
    {
      figure: signed(wholeScore(headline.after) - wholeScore(headline.before)),
      sentence: `since ${from}, when the score was ${showScore(headline.before)}`,
    },
  ];
  if (likeForLike.before === null || likeForLike.after === null) return both;
  const same = `like for like: ${showScore(likeForLike.before)} to ${showScore(likeForLike.after)} over the ${counted(likeForLike.checks, "check")} scored on both dates`;
  return [...both, { figure: signed(wholeScore(likeForLike.after) - wholeScore(likeForLike.before)), sentence: same }];
}

/** What a score says in one breath: "66, Needs improvement". */
export function scoreWords(score: number | null): string {
  const word = bandWord(bandOf(score));
  return score === null ? word : `${wholeScore(score)}, ${word}`;
}

export function methodParagraphs({ formula, score }: { formula: Formula; score: number | null }): string[] {
  const weights = severities.map((severity) => `${severityLabels[severity]} ${formula.weights[severity]}`).join(", ");
  const { pass, warning, fail } = formula.credits;
  const bands = bandRanges.toReversed().map(({ band, from, to }) => `${from} to ${to} ${bandWord(band)}`);
  return [
    "The score is 100 × sum(weight × credit) ÷ sum(weight), over the checks with Pass, Warning or Fail. " +
      `Weight: ${weights}. Credit: Pass ${pass}, Warning ${warning}, Fail ${fail}. ` +
      `Formula ${formula.version}; an old score keeps the formula it was made with.` +
      (score === null ? "" : ` The exact score is ${score.toFixed(2)}.`),
    `Not Applicable, Info and Not Assessed are counted beside the score, never in it. Bands: ${bands.join(", ")}.`,
    "Headline change sets all that was scored on one date against all that was scored on the other; like for like takes " +
      "only the checks scored on both. A check that is missing from a file is never called fixed.",
    "The score measures configuration against recommended practice. It does not prove the absence of risk.",
  ];
}

/** How many rows of a table stand here, of how many there are. */
export function rowsWords(shown: number, all: number): string {
  return `${shown} of ${counted(all, "row")}`;
}

export function unscored(counts: StatusCounts): number {
  return statuses.reduce((sum, status) => sum + (isScored(status) ? 0 : counts[status]), 0);
}

export const changeHeads = {
  regressed: "Worse",
  resolved: "Fixed",
  improved: "Better",
  new_check: "New",
  newly_assessed: "Newly measured",
  no_longer_scored: "No longer measured",
  removed: "No longer in the file",
} as const satisfies Record<keyof ReportComparison["moved"], string>;

/** What was found; where the file says nothing about that, the setting that was observed. */
export function foundWords(row: Pick<ReportRow, "finding" | "currentSetting">): string {
  if (row.finding.trim() !== "") return row.finding;
  return row.currentSetting.trim() === "" ? "" : `Current setting: ${row.currentSetting}`;
}

/** The first paragraph as plain text, for a page that has room for one. */
export function openingOf(blocks: readonly Block[]): string {
  const first = blocks.find((block) => block.kind === "paragraph");
  return first?.kind === "paragraph" ? textOf(first.children) : "";
}

export function textOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (typeof inline === "string") return inline;
      if (inline.kind === "break") return "\n";
      return inline.kind === "code" ? inline.text : textOf(inline.children);
    })
    .join("");
}

/** At most so many characters, ended at a word. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/\s+\S*$/, "")}…`;
}

export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}
