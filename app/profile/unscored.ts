import { isNotApplicable, isScored, type ScoredTopic, type Side } from "~/profile/journey/scores";

/** Of how many topics this side has said nothing, where neither side says that they do not apply. */
export function unscoredBy(topics: readonly ScoredTopic[], side: Side): number {
  return topics.filter(
    (topic) => !isScored(topic[side]) && !isNotApplicable(topic.cm360) && !isNotApplicable(topic.business),
  ).length;
}
