import { useActionData } from "@remix-run/react";
import type { ReactNode } from "react";
import { requestPath } from "~/licensing/paths";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { DatedText } from "~/ui/dated-text";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/facts";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import type { Lost } from "./move-answer.server";
import type { MovePage } from "./move-page.server";
import { type Move, moves } from "./states";

interface MoveFrameProps {
  page: MovePage;
  /** The moves that the page is for: without one of them it shows why there is nothing to do. */
  offers: readonly Move[];
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}

/** A page on which a request is moved on: what it is about at the side, and what somebody else did meanwhile on top. */
export function MoveFrame({ page, offers, title, lead, children }: MoveFrameProps) {
  const answer = useActionData<{ lost?: Lost }>();
  const isPossible = page.moves.some((move) => offers.includes(move));
  return (
    <>
      <PageHead
        title={title}
        lead={lead}
        crumbs={[
          { to: `/customers/${page.slug}/licensing`, label: "Licensing Expert" },
          { to: `/customers/${page.slug}/licensing/requests`, label: "Requested Products" },
          { to: requestPath(page), label: page.name },
        ]}
      />
      <div className="grid grid--aside">
        <div className="stack">
          {answer?.lost && <LostNotice lost={answer.lost} />}
          {isPossible ? children : <NothingToDo page={page} offers={offers} />}
        </div>
        <RequestSummary page={page} />
      </div>
    </>
  );
}

function LostNotice({ lost }: { lost: Lost }) {
  return (
    <div role="alert">
      <Notice tone="warning" title={`${lost.by} ${lost.what} while you had this page open.`}>
        That was on <Instant at={lost.at} />. Nothing of yours was saved. The request is {lost.stateName} now.
      </Notice>
    </div>
  );
}

function NothingToDo({ page, offers }: Pick<MoveFrameProps, "page" | "offers">) {
  const others = page.moves.filter((move) => !offers.includes(move));
  return (
    <Card title={`It is ${page.stateName}`}>
      <div className="stack">
        <p>
          {whyNot(page, offers)}
          {page.last && (
            <>
              {" "}
              {page.last.by} {page.last.what} on <Instant at={page.last.at} />.
            </>
          )}
        </p>
        <div className="cluster">
          <ButtonLink to={requestPath(page)}>Show the request</ButtonLink>
          <OtherMoves page={page} moves={others} />
        </div>
      </div>
    </Card>
  );
}

function whyNot({ moves: possible, stateName, quote }: MovePage, offers: readonly Move[]): string {
  if (offers.includes("accept-quote") && quote?.acceptedAt) return "The quote was accepted already.";
  if (offers.includes("accept-quote")) return "There is no quote that waits for an answer.";
  if (offers.includes("complete") && possible.includes("order")) return "It has to be ordered before it is completed.";
  return `A request that is ${stateName} cannot take this step.`;
}

/** What else can be done, each page once. */
function OtherMoves({ page, moves: others }: { page: MovePage; moves: readonly Move[] }) {
  const byPage = new Map(others.map((move) => [moves[move].page, moves[move].label]));
  return [...byPage].map(([path, label]) => (
    <ButtonLink key={path} to={`${requestPath(page)}/${path}`}>
      {label}
    </ButtonLink>
  ));
}

function RequestSummary({ page }: { page: MovePage }) {
  const { quote } = page;
  return (
    <div className="stack">
      <Card title="The request">
        <Facts
          facts={[
            ["Customer", page.customerName],
            ["Product", page.name],
            ["Quantity", page.count],
            ["Shopping Cart", <DatedText key="when">{page.when}</DatedText>],
            ["Takes effect", <Day key="start" date={page.startDate} />],
            ["Last safe day", <Day key="safe" date={page.lastSafeDay} />],
            ["State", page.stateName],
            page.next ? ["Who acts next", `${page.actor}: ${page.next}`] : null,
            quote ? ["Quote", <QuoteFact key="quote" page={page} />] : null,
            page.orderNumber ? ["Order Number", page.orderNumber] : null,
            page.note
              ? [
                  "Note",
                  <span key="note" className="wrap-anywhere whitespace-pre-wrap">
                    {page.note}
                  </span>,
                ]
              : null,
          ]}
        />
      </Card>
    </div>
  );
}

function QuoteFact({ page }: { page: MovePage }) {
  const { quote } = page;
  if (!quote) return null;
  const said = quote.acceptedAt ? "Accepted" : quote.declinedAt ? "Declined" : quote.isExpired ? "Expired" : "Open";
  return (
    <>
      {said}, valid until <Day date={quote.validUntil} />
      {quote.file && (
        <>
          {" "}
          <Link to={quotePath(page, quote.id)} reloadDocument>
            {quote.file.name}
          </Link>
        </>
      )}
    </>
  );
}

export const quotePath = (page: Pick<MovePage, "slug" | "id">, quoteId: string) =>
  `${requestPath(page)}/quotes/${quoteId}`;
