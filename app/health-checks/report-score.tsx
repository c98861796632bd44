import type { ReactNode } from "react";
import type { Comparison } from "~/health-checks/compare";
import { Badge } from "~/ui/badge";
import { toneOf } from "~/ui/band";
import { Card } from "~/ui/card";
import { ScoreRing } from "~/ui/score-ring";
import { type Band, bandWord, type Formula, showScore, signed, wholeScore } from "./score";
import { type StatusCounts, severities, severityLabels } from "./vocabulary";

interface ReportScoreProps {
  score: number | null;
  band: Band | null;
  rowCount: number;
  scoredCount: number;
  counts: StatusCounts;
  provisional: boolean;
  formula: Formula;
  comparison: (Pick<Comparison, "headline" | "likeForLike"> & { from: string }) | null;
  /** What stands under the score. */
  children?: ReactNode;
}

/** The one number of the report, what it rests on, and how it is made. */
export function ReportScore(report: ReportScoreProps) {
  const { score, band, rowCount, scoredCount, counts, provisional, comparison } = report;
  return (
    <Card
      title="Score"
      action={
        <span className="cluster">
          {provisional && <Badge tone="info">Provisional</Badge>}
          <Badge tone={toneOf(band)}>{bandWord(band)}</Badge>
        </span>
      }
    >
      <div className="score">
        <ScoreRing score={score === null ? null : wholeScore(score)} band={band} word={bandWord(band)} />
        <div className="stack stack--tight">
          {comparison ? (
            <Change comparison={comparison} />
          ) : (
            <p>The first health check: there is none to compare with.</p>
          )}
          <p className="small muted">
            {scoredCount} of {rowCount} checks scored, {counts.not_applicable} not applicable, {counts.info} info,{" "}
            {counts.not_assessed} not assessed
            {provisional &&
              `. More than ${Math.round(100 * report.formula.provisionalAbove)} % of the checks were not assessed, so the score is provisional`}
          </p>
          <Method formula={report.formula} score={score} />
        </div>
      </div>
      {report.children}
    </Card>
  );
}

function Change({ comparison }: { comparison: NonNullable<ReportScoreProps["comparison"]> }) {
  const { headline, likeForLike, from } = comparison;
  if (headline.before === null || headline.after === null)
    return (
      <p>{headline.before === null ? `The check of ${from} was not scored.` : "Nothing is scored on this date."}</p>
    );
  return (
    <dl className="deltas">
      <div>
        <dt>Headline, all that was scored</dt>
        <dd>
          <strong>{signed(wholeScore(headline.after) - wholeScore(headline.before))}</strong> since {from}{" "}
          <span className="muted">({showScore(headline.before)})</span>
        </dd>
      </div>
      <div>
        <dt>Like for like</dt>
        <dd>
          {likeForLike.before === null || likeForLike.after === null ? (
            "No check is scored on both dates."
          ) : (
            <>
              <strong>{signed(wholeScore(likeForLike.after) - wholeScore(likeForLike.before))}</strong>{" "}
              {showScore(likeForLike.before)} → {showScore(likeForLike.after)}, over the{" "}
              {likeForLike.checks.toLocaleString("en-GB")} checks scored on both dates
            </>
          )}
        </dd>
      </div>
    </dl>
  );
}

function Method({ formula, score }: { formula: Formula; score: number | null }) {
  const weights = severities.map((severity) => `${severityLabels[severity]} ${formula.weights[severity]}`).join(", ");
  const { pass, warning, fail } = formula.credits;
  return (
    <details className="disclosure small">
      <summary>How the score is made</summary>
      <div className="stack stack--tight">
        <p>100 × sum(weight × credit) ÷ sum(weight), over the checks with Pass, Warning or Fail.</p>
        <p>
          Weight: {weights}. Credit: Pass {pass}, Warning {warning}, Fail {fail}.
        </p>
        <p>
          Not Applicable, Info and Not Assessed are counted beside the score, never in it.
          {score !== null && ` The exact score is ${score.toFixed(2)}.`} Formula {formula.version}; an old score keeps
          the formula it was made with.
        </p>
        <p>The score measures configuration against recommended practice. It does not prove the absence of risk.</p>
      </div>
    </details>
  );
}
