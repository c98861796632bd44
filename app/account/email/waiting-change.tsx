import { Form } from "@remix-run/react";
import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";

interface WaitingChangeProps {
  change: { id: string; newEmail: string; expiresAt: string };
}

/** A change that the new address has not confirmed yet. */
export function WaitingChange({ change }: WaitingChangeProps) {
  return (
    <Card
      title="Waits for confirmation"
      action={
        <Badge tone="info" glyph="clock">
          Sent
        </Badge>
      }
    >
      <p>
        A link went to <strong>{change.newEmail}</strong>. It works until <Instant at={change.expiresAt} />.
      </p>
      <Form method="post" className="cluster note">
        <input type="hidden" name="id" value={change.id} />
        <Button name="intent" value="send-again" small>
          Send Again
        </Button>
        <Button name="intent" value="withdraw" small kind="danger">
          Withdraw
        </Button>
      </Form>
    </Card>
  );
}
