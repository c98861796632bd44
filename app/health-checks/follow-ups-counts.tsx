import { Card } from "~/ui/card";
import { Counts } from "~/ui/counts";
import { type FollowUpStatus, followUpLabels, followUpStatuses } from "./follow-up";

const tones = { open: "warning", planned: "info", accepted: "neutral", elsewhere: "neutral", done: "pass" } as const;

/** How many of each; every number opens just its rows. */
export function FollowUpsCounts({ counts, overdue }: { counts: Record<FollowUpStatus, number>; overdue: number }) {
  return (
    <Card label="Counts">
      <Counts
        label="Follow-ups by status"
        counts={[
          ...followUpStatuses.map((status) => ({
            to: `?${new URLSearchParams({ status })}#follow-ups`,
            label: followUpLabels[status],
            count: counts[status],
            tone: tones[status],
          })),
          { to: "?show=overdue#follow-ups", label: "Overdue", count: overdue, tone: "fail" },
        ]}
      />
    </Card>
  );
}
