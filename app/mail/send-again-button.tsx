import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";

interface SendAgainButtonProps {
  id: string;
  /** In a row: the id of what tells this button from those of the other rows. */
  describedBy?: string;
}

export function SendAgainButton({ id, describedBy }: SendAgainButtonProps) {
  return (
    <Form method="post" action="/admin/outbox" preventScrollReset>
      <input type="hidden" name="id" value={id} />
      <Button small={describedBy !== undefined} aria-describedby={describedBy}>
        Send Again
      </Button>
    </Form>
  );
}
