import { shorten } from "~/infra/csv/plain-text";
import type { Comparison } from "./compare";
import { bandOf, bandWord, showScore, wholeScore } from "./score";
import type { State } from "./states";
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

/** What became of the checks since another date, with the names of the heaviest. */
export type SummaryComparison = Comparison & {
  from: string;
  moved: Record<"resolved" | "regressed", readonly { title: string; areaName: string }[]>;
};

interface SummaryRisk {
  title: string;
  areaName: string;
  product: string;
  recommendation: string;
}

/** What is stored, or for a draft without words the one that is written from its numbers. */
export function shownSummary(
  draft: { state: State; executiveSummary: string; comparedWithPrevious: SummaryComparison | null },
  facts: SummaryFacts,
  risks: readonly SummaryRisk[],
): string {
  if (draft.executiveSummary || draft.state !== "draft") return draft.executiveSummary;
  return draftSummary(facts, draft.comparedWithPrevious, risks);
}

/** A draft in Markdown, from the numbers alone, for the admin to edit. `risks`: the heaviest first. */
export function draftSummary(
  facts: SummaryFacts,
  comparison: SummaryComparison | null,
  risks: readonly SummaryRisk[] = [],
): string {
  return [
    headline(facts),
    ...(comparison ? [change(comparison)] : []),
    `**What weighs most.** ${weightiest(facts)}${risks.length > 0 ? ` First:\n\n${risks.slice(0, 3).map(risk).join("\n")}` : ""}`,
    ...(lowest(facts).length > 0 ? [`**Lowest scores.**\n\n${lowest(facts).join("\n")}`] : []),
  ].join("\n\n");
}

function headline({ date, score, scoredCount, rowCount, provisional, counts }: SummaryFacts): string {
  const measured = `${scoredCount} of ${rowCount} checks were scored`;
  if (score === null) return `On ${date} nothing could be scored: ${measured}.`;
  const first = `On ${date} the configuration scores **${showScore(score)} of 100** (${bandWord(bandOf(score))}): ${measured}; `;
  const results = `${counts.pass} pass, ${counts.warning} are warnings and ${counts.fail} fail.`;
  return first + results + (provisional ? " The score is provisional: too many checks were not assessed." : "");
}

function change({ from, headline, likeForLike, counts, moved }: SummaryComparison): string {
  return [
    `**Since ${from}.**`,
    ...scoreMoved(headline, likeForLike),
    `${checks(counts.resolved)} fixed, ${counts.improved} better, ${counts.regressed} worse.`,
    ...(counts.resolved > 0 ? [`Fixed are among others ${names(moved.resolved)}.`] : []),
    ...(counts.regressed > 0 ? [`**Worse:** ${names(moved.regressed)}.`] : []),
    ...(counts.no_longer_scored + counts.removed > 0
      ? [`${checks(counts.no_longer_scored + counts.removed)} no longer measured, which does not mean fixed.`]
      : []),
  ].join(" ");
}

function scoreMoved(headline: Comparison["headline"], likeForLike: Comparison["likeForLike"]): string[] {
  if (headline.before === null || headline.after === null) return [];
  const by = wholeScore(headline.after) - wholeScore(headline.before);
  const moved = by === 0 ? "stayed at" : by > 0 ? `rose by ${by} to` : `fell by ${-by} to`;
  const was = by === 0 ? "" : ` from ${showScore(headline.before)}`;
  const first = `The score ${moved} ${showScore(headline.after)}${was}.`;
  if (likeForLike.before === null) return [first];
  const same = `Over the ${likeForLike.checks} checks scored on both dates it went from ${showScore(likeForLike.before)} to ${showScore(likeForLike.after)}.`;
  return [first, same];
}

function checks(count: number): string {
  return count === 1 ? "1 check is" : `${count} checks are`;
}

function names(moved: readonly { title: string; areaName: string }[]): string {
  const some = moved.slice(0, 3).map(({ title, areaName }) => `“${named(title || areaName)}”`);
  return some.length < 2 ? some.join("") : `${some.slice(0, -1).join(", ")} and ${some.at(-1)}`;
}

function risk({ title, areaName, product, recommendation }: SummaryRisk): string {
  const what = `- **${named(title || areaName)}** (${named(areaName)}, ${named(product)})`;
  return recommendation ? `${what}: ${escaped(shorten(recommendation, 240))}` : what;
}

function weightiest({ bySeverity }: SummaryFacts): string {
  const { critical, high } = bySeverity;
  if (critical.fail + high.fail === 0) return "No check of critical or high severity fails.";
  return `${critical.fail} critical and ${high.fail} high-severity ${critical.fail + high.fail === 1 ? "check fails" : "checks fail"}.`;
}

function lowest({ products }: SummaryFacts): string[] {
  return products
    .flatMap(({ name: product, areas }) => areas.map((area) => ({ product, ...area })))
    .flatMap(({ score, ...area }) => (score === null || score >= 80 ? [] : [{ ...area, score }]))
    .sort((a, b) => a.score - b.score)
    .slice(0, 5)
    .map(({ product, name, score }) => `- ${named(name)} (${named(product)}): ${showScore(score)}`);
}

// A draft that nobody has touched can be published: however long the file's names are, it is shorter than a form takes.
function named(name: string): string {
  return escaped(shorten(name, 100));
}

// Names come from the file, and must not become links or headings.
function escaped(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>#|!]/g, "\\$&");
}
