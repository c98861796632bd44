import { Day } from "~/ui/day";
import { Stats } from "~/ui/stats";
import { averageOf, type Coverage, coverageOf, coverageOfBoth, largeGaps, type ScoredTopic, type Side } from "./scores";
import { averageWords, signed } from "./words";

interface JourneyStatsProps {
  topics: readonly (ScoredTopic & { key: string })[];
  /** How the averages moved since `since`, like for like; null: nothing to compare with. */
  changes: Record<Side, number | null>;
  since: string;
}

/** The averages over all topics, how much is scored, and how many gaps there are to talk about. */
export function JourneyStats({ topics, changes, since }: JourneyStatsProps) {
  const both = coverageOfBoth(topics);
  const gaps = largeGaps(topics).length;
  return (
    <Stats
      stats={[
        averageStat("CM360 Score, average", "cm360", { topics, changes, since }),
        averageStat("Business Score, average", "business", { topics, changes, since }),
        {
          label: "Scored by both",
          value: (
            <>
              {both.scored} <small>of {both.applicable}</small>
            </>
          ),
          note: both.notApplicable > 0 ? notApplicableWords(both) : undefined,
        },
        { label: "Gaps of 2 or more", value: gaps, note: gaps > 0 && <a href="#gaps">See which</a> },
      ]}
    />
  );
}

function averageStat(label: string, side: Side, { topics, changes, since }: JourneyStatsProps) {
  const average = averageOf(topics, side);
  const coverage = coverageOf(topics, side);
  const change = changes[side];
  return {
    label,
    value: (
      <>
        {averageWords(average)} <small>of 5</small>
      </>
    ),
    note: (
      <>
        {coverage.scored} of {coverage.applicable} scored
        {coverage.notApplicable > 0 && `, ${notApplicableWords(coverage)}`}
        {change !== null && (
          <>
            <br />
            {signed(change, 1)} since <Day date={since} />
          </>
        )}
      </>
    ),
  };
}

function notApplicableWords({ notApplicable }: Coverage): string {
  return `${notApplicable} not applicable`;
}
