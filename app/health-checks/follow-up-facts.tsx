import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { followUpLabels } from "./follow-up";
import type { FollowUpView } from "./follow-up-view.server";

/** What was decided, for those who may read it and not change it. */
export function FollowUpFacts({ followUp }: { followUp: FollowUpView["followUp"] }) {
  return (
    <Card title="What was decided">
      {followUp.begun ? (
        <Facts
          facts={[
            ["Status", followUpLabels[followUp.status]],
            followUp.acceptedUntil ? ["Accepted Until", followUp.acceptedUntil] : null,
            ["Owner", followUp.owner ?? "Nobody"],
            ["Due Date", followUp.dueDate ?? "–"],
            ["Reason", followUp.reason || "–"],
          ]}
        />
      ) : (
        <p className="muted">Nothing yet.</p>
      )}
    </Card>
  );
}
