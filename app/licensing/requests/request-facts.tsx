import type { SerializeFrom } from "@remix-run/node";
import { Card } from "~/ui/card";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/facts";
import { Instant } from "~/ui/instant";
import type { getRequestPage } from "./request-page.server";
import { LastSafeDay } from "./requests-table";
import { StateBadge, StateSteps } from "./state-steps";
import { openStates } from "./states";

type Page = SerializeFrom<NonNullable<Awaited<ReturnType<typeof getRequestPage>>>>;

/** What is asked for, and how far it has come. */
export function RequestFacts({ page }: { page: Page }) {
  const { state, who, subscription } = page;
  const open = openStates.find((one) => one === state);
  return (
    <Card label="The request">
      <Facts
        facts={[
          ["State", <div key="state">{open ? <StateSteps state={open} /> : <StateBadge state={state} />}</div>],
          who
            ? [
                "Who acts next",
                <span key="who">
                  <strong>{who.isReader ? "You" : who.name}</strong>
                  {page.step && `: ${page.step}`} <span className="muted">since</span>{" "}
                  <Instant at={page.waitingSince} />
                </span>,
              ]
            : null,
          page.closedAt
            ? [
                "Closed",
                <span key="closed" className="wrap-anywhere">
                  <Instant at={page.closedAt} />
                  {page.closeReason && `: “${page.closeReason}”`}
                </span>,
              ]
            : null,
          ["Shopping Cart", page.when],
          ["Takes effect", <Day key="start" date={page.startDate} />],
          [
            "Last safe day",
            open ? (
              <div key="safe">
                <LastSafeDay date={page.lastSafeDay} today={page.today} isOrdered={state === "ordered"} />
              </div>
            ) : (
              <Day key="safe" date={page.lastSafeDay} />
            ),
          ],
          ["Quantity", page.warning ? `${page.count}. ${page.warning}` : page.count],
          page.note
            ? [
                "Note",
                <span key="note" className="wrap-anywhere whitespace-pre-wrap">
                  {page.note}
                </span>,
              ]
            : null,
          page.orderNumber
            ? [
                "Order Number",
                <span key="order" className="wrap-anywhere">
                  {page.orderNumber}
                </span>,
              ]
            : null,
          subscription
            ? [
                "Subscription",
                <span key="term">
                  {subscription.startDate && (
                    <>
                      from <Day date={subscription.startDate} />{" "}
                    </>
                  )}
                  until <Day date={subscription.endDate} />
                  {subscription.removedAt && ", taken back since"}
                </span>,
              ]
            : null,
          [
            "Requested",
            <span key="requested">
              by {page.requestedByName}, <Instant at={page.requestedAt} />
            </span>,
          ],
        ]}
      />
    </Card>
  );
}
