import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";

/** Opened first, so that nobody removes by a slip. */
export function RemoveCard() {
  return (
    <details className="card disclosure no-print">
      <summary>Remove this objective</summary>
      <Form method="post" className="stack">
        <p>It leaves every list and count. What was recorded about it is kept.</p>
        <input type="hidden" name="intent" value="remove" />
        <Button kind="danger">Remove Objective</Button>
      </Form>
    </details>
  );
}
