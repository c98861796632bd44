import { Form, useActionData } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";

/** Asks for the version that was read, so that nobody withdraws what somebody else just reworded. */
export function WithdrawCard({ version }: { version: number }) {
  const answer = useActionData<{ changedMeanwhile?: boolean }>();
  return (
    <Card title="Withdraw">
      {answer?.changedMeanwhile && (
        <p role="alert">
          <strong>Another admin changed this suggestion meanwhile, so it was not withdrawn.</strong> Read it, and
          withdraw it if you still want to.
        </p>
      )}
      <p className="muted">The product stays on Potential Upgrades where a rule suggests it too.</p>
      <Form method="post" className="note">
        <input type="hidden" name="intent" value="withdraw" />
        <input type="hidden" name="version" value={version} />
        <Button kind="danger">Withdraw</Button>
      </Form>
    </Card>
  );
}
