/** What one side says of a topic; neither a score nor a reason: not scored. */
export interface SideScore {
  score: number | null;
  notApplicableReason: string | null;
}

/** A topic as both sides see it; null: that side has not said anything yet. */
export interface ScoredTopic {
  cm360: SideScore | null;
  business: SideScore | null;
}

export type Side = keyof ScoredTopic;

/** What each side writes, in the words of the screen. */
export const sideWords: Record<Side, { score: string; short: string; note: string }> = {
  cm360: { score: "CM360 Score", short: "CM360", note: "CM360 Feedback" },
  business: { score: "Business Score", short: "Business", note: "Note" },
};

/** From here on two scores are far enough apart to be talked about. */
export const largeGap = 2;

/** The mean of what is scored, to one decimal; null where nothing is. Not applicable and not scored are left out. */
export function averageOf(topics: readonly ScoredTopic[], side: Side): number | null {
  const scores = topics.map((topic) => topic[side]?.score ?? null).filter((score) => score !== null);
  return scores.length === 0 ? null : meanOf(scores);
}

export interface Coverage {
  scored: number;
  /** Scored or still to be scored. */
  applicable: number;
  notApplicable: number;
}

/** How much of what applies is scored by one side. */
export function coverageOf(topics: readonly ScoredTopic[], side: Side): Coverage {
  const notApplicable = topics.filter((topic) => isNotApplicable(topic[side])).length;
  const scored = topics.filter((topic) => isScored(topic[side])).length;
  return { scored, applicable: topics.length - notApplicable, notApplicable };
}

/** How much is scored by both sides, of what neither calls not applicable. */
export function coverageOfBoth(topics: readonly ScoredTopic[]): Coverage {
  const applicable = topics.filter(({ cm360, business }) => !isNotApplicable(cm360) && !isNotApplicable(business));
  const scored = applicable.filter(({ cm360, business }) => isScored(cm360) && isScored(business)).length;
  return { scored, applicable: applicable.length, notApplicable: topics.length - applicable.length };
}

/** Business minus CM360: positive where the business rates itself higher; null unless both have scored. */
export function gapOf({ cm360, business }: ScoredTopic): number | null {
  const [ours, theirs] = [cm360?.score ?? null, business?.score ?? null];
  return ours === null || theirs === null ? null : theirs - ours;
}

export function isLargeGap(gap: number | null): boolean {
  return gap !== null && Math.abs(gap) >= largeGap;
}

/** What there is to talk about, the largest gap first, otherwise in the order given. */
export function largeGaps<Topic extends ScoredTopic>(topics: readonly Topic[]): (Topic & { gap: number })[] {
  return topics
    .map((topic) => ({ ...topic, gap: gapOf(topic) ?? 0 }))
    .filter(({ gap }) => isLargeGap(gap))
    .sort((a, b) => Math.abs(b.gap) - Math.abs(a.gap));
}

/** The first topic behind `after`, and then from the start, of which this side has said nothing; null when all is said. */
export function nextToScore<Topic extends ScoredTopic & { key: string }>(
  topics: readonly Topic[],
  side: Side,
  after?: string,
): Topic | null {
  const start = topics.findIndex(({ key }) => key === after) + 1;
  const inOrder = [...topics.slice(start), ...topics.slice(0, start)];
  return (
    inOrder.find((topic) => topic.key !== after && !isScored(topic[side]) && !isNotApplicable(topic[side])) ?? null
  );
}

/**
 * How the average moved, like for like: over the topics that one side had scored then and has scored now. Null where
 * there is none.
 */
export function changeSince(
  then: ReadonlyMap<string, number>,
  topics: readonly (ScoredTopic & { key: string })[],
  side: Side,
): number | null {
  const pairs = topics.flatMap((topic) => {
    const [before, now] = [then.get(topic.key), topic[side]?.score ?? null];
    return before === undefined || now === null ? [] : [now - before];
  });
  return pairs.length === 0 ? null : meanOf(pairs);
}

export function isScored(side: SideScore | null): boolean {
  return side !== null && side.score !== null;
}

export function isNotApplicable(side: SideScore | null): boolean {
  return side !== null && side.notApplicableReason !== null;
}

/** Multiplied before it is divided: 2.25 is 2.3, whatever the machine makes of fractions. */
function meanOf(numbers: readonly number[]): number {
  const sum = numbers.reduce((total, number) => total + number, 0);
  return (Math.sign(sum) * Math.round((Math.abs(sum) * 10) / numbers.length)) / 10 || 0;
}
