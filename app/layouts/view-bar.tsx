import { Form } from "@remix-run/react";
import { endViewPath } from "~/access/viewing";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";

export interface ViewFacts {
  customerName: string;
  adminName: string;
  minutesLeft: number;
}

/** For an admin who views as a customer: as whom, how long still, and the way out. */
export function ViewBar({ view: { customerName, adminName, minutesLeft } }: { view: ViewFacts }) {
  const left = minutesLeft === 1 ? "1 minute" : `${minutesLeft} minutes`;
  return (
    <section className="acting-bar acting-bar--view" aria-label="View as Customer">
      <Icon name="eye" />
      <span>
        You, {adminName}, view CM360 as <strong>{customerName}</strong>. Nothing can be changed. {left} left.
      </span>
      <Form method="post" action={endViewPath} reloadDocument>
        <Button small>End View</Button>
      </Form>
    </section>
  );
}
