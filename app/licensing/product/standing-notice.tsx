import { requestPath } from "~/licensing/paths";
import type { ProductPage } from "~/licensing/product/product-page.server";
import { stateNames } from "~/licensing/requests/states";
import { countOf } from "~/licensing/units";
import { Day } from "~/ui/day";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";

type StandingProps = Pick<ProductPage, "slug" | "unit" | "request" | "held" | "endedOn" | "chain">;

/** How the product stands now where that is more than its terms: requested, held inside a bundle, or ended. */
export function StandingNotice({ slug, unit, request, held, endedOn, chain }: StandingProps) {
  const hasStanding = chain.some(({ state }) => state !== "ended");
  return (
    <>
      {held?.through && (
        <Notice tone={held.from ? "info" : "pass"} title={held.from ? "You will have it." : "You have it."}>
          It is part of {held.through}, which you hold{" "}
          {held.from && (
            <>
              from <Day date={held.from} />{" "}
            </>
          )}
          until <Day date={held.until} />.
        </Notice>
      )}
      {endedOn && !hasStanding && (
        <Notice title={<EndedOn date={endedOn} />}>
          Zscaler can extend a service: if your console shows another date, enter it at Already Purchased.
        </Notice>
      )}
      {request && (
        <Notice title={`Open request: ${stateNames[request.state]}.`}>
          {countOf(request.quantity, unit)} from <Day date={request.startDate} />.{" "}
          {request.state !== "ordered" && (
            <>
              Last safe day to order: <Day date={request.lastSafeDay} />.{" "}
            </>
          )}
          {request.actsNext} acts next. <Link to={requestPath({ slug, id: request.id })}>See the request</Link>
        </Notice>
      )}
    </>
  );
}

function EndedOn({ date }: { date: string }) {
  return (
    <>
      Ended on <Day date={date} />.
    </>
  );
}
