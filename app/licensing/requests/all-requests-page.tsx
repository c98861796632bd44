import { useSearchParams } from "@remix-run/react";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Empty } from "~/ui/empty";
import { Filters, SearchFilter, SelectFilter } from "~/ui/filters";
import { KeysetPages } from "~/ui/keyset-pages";
import { PageHead } from "~/ui/page-head";
import type { RequestRow } from "./all-requests.server";
import { isOnlyOpen, type RequestSort, type StateFilter, stateFilters } from "./all-requests-search";
import { AllRequestsTable } from "./all-requests-table";

interface AllRequestsPageProps {
  lead: string;
  /** Where all that matches is downloaded. */
  csv: string;
  /** What the reader's own side is called: a reseller, or Secure Dynamics. */
  own: string;
  state: StateFilter;
  sort: RequestSort;
  today: string;
  requests: RequestRow[];
  /** "1,000+" where it is more. */
  count: string;
  /** For `?page=`; null where there is no such page. */
  previous: string | null;
  next: string | null;
}

export function AllRequestsPage({
  lead,
  csv,
  own,
  state,
  sort,
  today,
  requests,
  count,
  previous,
  next,
}: AllRequestsPageProps) {
  const [asked] = useSearchParams();
  const isAsked = [...asked].some(([name, value]) => value !== "" && name !== "sort");
  const download = new URLSearchParams(asked);
  download.delete("page");
  return (
    <>
      <PageHead
        title="Requests"
        lead={lead}
        actions={
          requests.length > 0 && (
            <ButtonLink icon="download" reloadDocument to={`${csv}?${download}`}>
              CSV
            </ButtonLink>
          )
        }
      />
      <Card flush foot={requests.length > 0 && <Foot count={count} previous={previous} next={next} />}>
        <Filters>
          <SearchFilter placeholder="Customer, product or whole order number" />
          <SelectFilter name="state" label="State" options={stateFilters} defaultValue="open" />
          <SelectFilter
            name="next"
            label="Who acts next"
            options={[
              { value: "", label: "Anyone" },
              { value: "me", label: `You (${own})` },
              { value: "customer", label: "The customer" },
              { value: "seller", label: "Reseller or Secure Dynamics" },
            ]}
          />
        </Filters>
        {requests.length > 0 ? (
          <AllRequestsTable
            caption={`${count} ${count === "1" ? "request" : "requests"}, ${orders[sort]}`}
            requests={requests}
            sort={sort}
            sortsByStart={isOnlyOpen(state)}
            today={today}
          />
        ) : (
          <Nothing isAsked={isAsked} />
        )}
      </Card>
    </>
  );
}

const orders: Record<RequestSort, string> = {
  safe: "the earliest last safe day first",
  "-safe": "the latest last safe day first",
  start: "next to take effect first",
  "-start": "last to take effect first",
  asked: "the oldest first",
  "-asked": "the newest first",
};

function Foot({ count, previous, next }: Pick<AllRequestsPageProps, "count" | "previous" | "next">) {
  return (
    <>
      <span className="small muted">
        {count} {count === "1" ? "request" : "requests"}
      </span>
      <KeysetPages previous={previous} next={next} />
    </>
  );
}

function Nothing({ isAsked }: { isAsked: boolean }) {
  return isAsked ? (
    <Empty icon="search" title="No request is found" action={<ButtonLink to="?">Show all open requests</ButtonLink>}>
      Try fewer letters, or another state.
    </Empty>
  ) : (
    <Empty icon="layers" title="No request is open" action={<ButtonLink to="?state=all">Show closed ones</ButtonLink>}>
      What customers ask to buy stands here, with who acts next and the last day on which ordering is safe.
    </Empty>
  );
}
