import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import type { ProductUse } from "./use.server";

interface RetirementProps {
  isRetired: boolean;
  version: number;
  use: ProductUse;
  /** What retiring it leaves without a way, a sentence each. */
  leaves: string[];
  /** Another admin changed it, or somebody came to use it, since the page was opened: nothing was done. */
  refusal: "changed-meanwhile" | "in-use" | null;
}

/** Takes the product off the offer or back; what that touches is said before. */
export function Retirement({ isRetired, version, use, leaves, refusal }: RetirementProps) {
  const touches = use.holders > 0 || use.openRequests > 0 || leaves.length > 0;
  return (
    <Card title={isRetired ? "Retired" : "Retire"}>
      <Form method="post" className="form">
        {refusal && (
          <div role="alert">
            <Notice tone="warning" title="Nothing was done.">
              {refusal === "in-use"
                ? "Read below what retiring this product touches, then press the button again."
                : "Another admin changed this product meanwhile. Look at it again, then press the button again."}
            </Notice>
          </div>
        )}
        <input key={version} type="hidden" name="version" value={version} />
        {touches && <input type="hidden" name="seen" value="on" />}
        <p>
          {isRetired
            ? "Nobody can request it, and it is suggested to nobody. Who holds it sees it as before, and it can be marked as purchased."
            : "Nobody can request it any more, and it is suggested to nobody. Who holds it sees it as before. It is never deleted."}
        </p>
        <Holders use={use} />
        {!isRetired && leaves.length > 0 && (
          <Notice tone="warning" title="It would leave others without a way.">
            <ul>
              {leaves.map((sentence) => (
                <li key={sentence}>{sentence}.</li>
              ))}
            </ul>
          </Notice>
        )}
        <div>
          {isRetired ? (
            <Button name="intent" value="take-back">
              Take Back
            </Button>
          ) : (
            <Button kind="danger" name="intent" value="retire">
              {touches ? "Retire Although in Use" : "Retire"}
            </Button>
          )}
        </div>
      </Form>
    </Card>
  );
}

function Holders({ use: { customers, holders, openRequests } }: { use: ProductUse }) {
  const more = holders - customers.length;
  return (
    <>
      <p>
        {holders === 0 ? (
          "No customer holds it by itself."
        ) : (
          <>
            {holders === 1 ? "1 customer holds it: " : `${holders.toLocaleString("en-GB")} customers hold it: `}
            {customers.map(({ slug, name }, at) => (
              <span key={slug}>
                {at > 0 && ", "}
                <Link to={`/customers/${slug}/licensing`}>{name}</Link>
              </span>
            ))}
            {more > 0 && ` and ${more.toLocaleString("en-GB")} more`}.
          </>
        )}
      </p>
      {openRequests > 0 && (
        <p>
          {openRequests === 1
            ? "1 open request for it goes on"
            : `${openRequests.toLocaleString("en-GB")} open requests for it go on`}
          {" as planned."}
        </p>
      )}
    </>
  );
}
