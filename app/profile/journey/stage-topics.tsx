import { Link } from "~/ui/link";
import { Gap } from "./gap";
import type { StageScores } from "./journey.server";
import { ScoreChart, scoreOf } from "./score-chart";
import { averageOf, gapOf, isLargeGap } from "./scores";
import { averageWords, scoreMark, scoreWords } from "./words";

/** The topics of one stage, each with both scores; its name leads to its page. */
export function StageTopics({ stage, base }: { stage: StageScores; base: string }) {
  return (
    <section className="card card--flush section" id={stage.key} aria-labelledby={`${stage.key}-title`}>
      <div className="card__head">
        <div>
          <h2 id={`${stage.key}-title`}>{stage.name}</h2>
          <p className="small muted">{stage.goal}</p>
        </div>
        <p className="num">
          CM360 <strong>{averageWords(averageOf(stage.topics, "cm360"))}</strong> · Business{" "}
          <strong>{averageWords(averageOf(stage.topics, "business"))}</strong>
        </p>
      </div>
      <ul>
        {stage.topics.map((topic) => (
          <li key={topic.key} className="score-row" id={topic.key}>
            <Link className="score-row__name" to={`${base}/${topic.key}`}>
              {topic.name}
            </Link>
            <ScoreChart
              cm360={scoreOf(topic, "cm360")}
              business={scoreOf(topic, "business")}
              standsOut={isLargeGap(gapOf(topic))}
              label={`On the scale from 0 to 5: CM360 ${scoreWords(topic.cm360)}, Business ${scoreWords(topic.business)}`}
            />
            <span className="score-row__score">
              CM360 <b>{scoreMark(topic.cm360)}</b>
            </span>
            <span className="score-row__score">
              Business <b>{scoreMark(topic.business)}</b>
            </span>
            <span className="score-row__gap">
              <Gap topic={topic} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
