import type { Comparison } from "./compare";
import { bandOf, bandWord, showScore } from "./score";
import type { Severity, StatusCounts } from "./vocabulary";

/** What the draft of an executive summary is written from. */
export interface SummaryFacts {
  date: string;
  score: number | null;
  scoredCount: number;
  rowCount: number;
  provisional: boolean;
  counts: StatusCounts;
  bySeverity: Record<Severity, StatusCounts>;
  products: readonly { name: string; score: number | null; areas: readonly { name: string; score: number | null }[] }[];
}

/** A draft in Markdown, from the numbers alone, for the admin to edit. */
export function draftSummary(facts: SummaryFacts, comparison: (Comparison & { from: string }) | null): string {
  return [
    headline(facts),
    ...(comparison ? [change(comparison)] : []),
    `**What weighs most.** ${weightiest(facts)}`,
    ...(lowest(facts).length > 0 ? [`**Lowest scores.**\n\n${lowest(facts).join("\n")}`] : []),
  ].join("\n\n");
}

function headline({ date, score, scoredCount, rowCount, provisional, counts }: SummaryFacts): string {
  const measured = `${scoredCount} of ${rowCount} checks were scored`;
  if (score === null) return `On ${date} nothing could be scored: ${measured}.`;
  const first = `On ${date} the configuration scores **${showScore(score)} of 100** (${bandWord(bandOf(score))}): ${measured}; `;
  const results = `${counts.pass} pass, ${counts.warning} are warnings and ${counts.fail} fail.`;
  return first + results + (provisional ? " The score is provisional: more than a tenth was not assessed." : "");
}

function change({ from, headline, likeForLike, counts }: Comparison & { from: string }): string {
  const moved = [
    `${counts.resolved} checks are fixed`,
    `${counts.improved} better`,
    `${counts.regressed} worse`,
    ...(counts.no_longer_scored + counts.removed > 0
      ? [`${counts.no_longer_scored + counts.removed} no longer measured`]
      : []),
  ].join(", ");
  const scores =
    headline.before === null || likeForLike.before === null
      ? ""
      : ` The score was ${showScore(headline.before)}; over the ${likeForLike.checks} checks scored on both dates it went from ${showScore(likeForLike.before)} to ${showScore(likeForLike.after)}.`;
  return `**Since ${from}.** ${moved}.${scores}`;
}

function weightiest({ bySeverity }: SummaryFacts): string {
  const { critical, high } = bySeverity;
  if (critical.fail + high.fail === 0) return "No check of critical or high severity fails.";
  return `${critical.fail} critical and ${high.fail} high-severity checks fail.`;
}

function lowest({ products }: SummaryFacts): string[] {
  return products
    .flatMap(({ name: product, areas }) => areas.map((area) => ({ product, ...area })))
    .flatMap(({ score, ...area }) => (score === null || score >= 80 ? [] : [{ ...area, score }]))
    .sort((a, b) => a.score - b.score)
    .slice(0, 5)
    .map(({ product, name, score }) => `- ${escaped(name)} (${escaped(product)}): ${showScore(score)}`);
}

// Names come from the file, and must not become links or headings.
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|!]/g, "\\$&");
}
