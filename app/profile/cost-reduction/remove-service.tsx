import { Form, useActionData } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";

/** Asks for the version that was read, so that nobody removes what somebody else just changed. */
export function RemoveService({ version }: { version: number }) {
  const answer = useActionData<{ changedMeanwhile?: boolean }>();
  return (
    <Card title="Remove this service">
      {answer?.changedMeanwhile && (
        <p role="alert">
          <strong>Somebody changed this service while you had the page open, so it was not removed.</strong> Above
          stands what is saved now. Read it, and remove the service if you still want to.
        </p>
      )}
      <p className="muted">
        For a service that was listed by mistake. It leaves the list, the totals and the timeline; what was done to it
        stays in the history. One that has ended may stay: it stands at the end of the list.
      </p>
      <Form method="post" className="note">
        <input type="hidden" name="intent" value="remove" />
        <input type="hidden" name="version" value={version} />
        <Button kind="danger">Remove</Button>
      </Form>
    </Card>
  );
}
