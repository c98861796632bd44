import { Card } from "~/ui/card";
import { Link } from "~/ui/link";
import { Gap } from "./gap";
import type { StageScores } from "./journey.server";
import { coverageOfBoth, largeGaps } from "./scores";

/** What the two sides should talk about. */
export function LargestGaps({ stages, base }: { stages: readonly StageScores[]; base: string }) {
  const topics = stages.flatMap((stage) => stage.topics);
  const gaps = largeGaps(topics);
  return (
    <Card title="To discuss" id="gaps">
      {gaps.length === 0 ? (
        <p className="muted">
          {coverageOfBoth(topics).scored === 0
            ? "Where both sides have scored a topic and differ by 2 or more, it stands here."
            : "Nowhere do the two sides differ by 2 or more."}
        </p>
      ) : (
        <ol className="rows">
          {gaps.map((topic) => (
            <li key={topic.key}>
              <span>
                <Link to={`${base}/${topic.key}`}>{topic.name}</Link>
                <br />
                <span className="small muted">
                  CM360 {topic.cm360?.score} · Business {topic.business?.score}
                </span>
              </span>
              <Gap topic={topic} />
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
