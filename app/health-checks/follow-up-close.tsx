import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import type { FollowUpView } from "./follow-up-view.server";

/** Sets the status to Done and leaves all else as it is. */
export function CloseFollowUp({ followUp }: { followUp: FollowUpView["followUp"] }) {
  const { version, ownerId, dueDate, reason } = followUp;
  const kept = { version: String(version), status: "done", ownerId: ownerId ?? "", dueDate: dueDate ?? "", reason };
  return (
    <Form method="post">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button small>Close It</Button>
    </Form>
  );
}
