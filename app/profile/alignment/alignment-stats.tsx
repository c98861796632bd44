import type { ObjectiveView } from "~/profile/alignment/objective-view.server";
import { Stats } from "~/ui/stats";

export function AlignmentStats({ objectives }: { objectives: ObjectiveView[] }) {
  const count = (fits: (objective: ObjectiveView) => boolean) => objectives.filter(fits).length;
  const open = objectives.filter((objective) => objective.open);
  const next = open
    .filter(({ overdue, targetDate }) => targetDate !== null && !overdue)
    .sort((a, b) => ((a.targetDate ?? "") < (b.targetDate ?? "") ? -1 : 1))[0];
  return (
    <Stats
      stats={[
        {
          label: "Worked towards",
          value: open.length,
          note: `of ${objectives.length} ${objectives.length === 1 ? "objective" : "objectives"}`,
        },
        {
          label: "Overdue",
          value: count(({ overdue }) => overdue),
          note: next ? `next: ${next.targetDate}, ${next.title}` : "no other date is ahead",
        },
        {
          label: "Measured",
          value: count(({ percent }) => percent !== null),
          note: "from a start, a target and a figure",
        },
        { label: "Achieved", value: count(({ status }) => status.key === "achieved") },
      ]}
    />
  );
}
