import { Form } from "@remix-run/react";
import { Button, ButtonLink } from "~/ui/button";
import type { BusinessPage } from "./business.server";
import { businessPath } from "./paths";

/** What can be done about a business, as its state allows. */
export function BusinessActions({ business }: { business: BusinessPage["business"] }) {
  const { kind, slug, state } = business;
  const path = businessPath(slug);
  const isOpen = state === "active" || state === "closing";
  return (
    <>
      {kind === "customer" && (
        <ButtonLink to={`/customers/${slug}/profile`} kind="primary">
          Business Profile
        </ButtonLink>
      )}
      {kind === "customer" && isOpen && <ButtonLink to={`${path}/view`}>View as Customer</ButtonLink>}
      {isOpen && <ButtonLink to={`${path}/suspend`}>Suspend</ButtonLink>}
      {state === "suspended" && (
        <Form method="post">
          <Button kind={kind === "customer" ? "plain" : "primary"} name="intent" value="restore">
            Restore
          </Button>
        </Form>
      )}
    </>
  );
}
