import { Badge } from "~/ui/badge";
import type { StageScores } from "./journey.server";
import { ScoreAxis, ScoreChart, ScoreLegend } from "./score-chart";
import { averageOf, largeGaps } from "./scores";
import { averageWords } from "./words";

/** Where each stage stands, with both averages as a drawing and as numbers. */
export function StageAverages({ stages }: { stages: readonly StageScores[] }) {
  return (
    <section className="card" aria-labelledby="stages-title">
      <div className="card__head">
        <h2 className="title" id="stages-title">
          Stages
        </h2>
        <ScoreLegend gap="Holds a gap of 2 or more" />
      </div>
      <ol className="stage-rows">
        <li className="score-row score-row--axis" aria-hidden="true">
          <span />
          <ScoreAxis />
        </li>
        {stages.map((stage) => (
          <StageRow key={stage.key} stage={stage} />
        ))}
      </ol>
    </section>
  );
}

function StageRow({ stage }: { stage: StageScores }) {
  const [cm360, business] = [averageOf(stage.topics, "cm360"), averageOf(stage.topics, "business")];
  const gaps = largeGaps(stage.topics).length;
  return (
    <li className="score-row">
      <a className="score-row__name" href={`#${stage.key}`}>
        {stage.name}
      </a>
      <ScoreChart
        cm360={cm360}
        business={business}
        standsOut={gaps > 0}
        label={`${stage.name}, averages from 0 to 5: CM360 ${averageWords(cm360)}, Business ${averageWords(business)}`}
      />
      <span className="score-row__score">
        CM360 <b>{averageWords(cm360)}</b>
      </span>
      <span className="score-row__score">
        Business <b>{averageWords(business)}</b>
      </span>
      <span className="score-row__gap">
        {gaps > 0 && <Badge tone="warning">{gaps === 1 ? "1 gap" : `${gaps} gaps`}</Badge>}
      </span>
    </li>
  );
}
