import { ObjectiveBadges, ObjectiveFacts, type Shown } from "~/profile/alignment/objective-facts";
import type { ObjectiveView } from "~/profile/alignment/objective-view.server";
import { Card } from "~/ui/card";
import { Prose } from "~/ui/prose";

/** The objective as everybody reads it. */
export function ObjectiveSummary({ objective, ...shown }: Shown & { objective: ObjectiveView }) {
  return (
    <>
      <Card title="At a glance">
        <div className="stack">
          <ObjectiveBadges objective={objective} />
          {objective.why.length > 0 && <Prose blocks={objective.why} />}
          <ObjectiveFacts objective={objective} {...shown} />
        </div>
      </Card>
      {objective.comment.length > 0 && (
        <Card title="What Secure Dynamics says">
          <div className="quote">
            <Prose blocks={objective.comment} />
          </div>
        </Card>
      )}
    </>
  );
}
