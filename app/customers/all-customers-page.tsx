import { useSearchParams } from "@remix-run/react";
import { staleAfterDays } from "~/health-checks/stale";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Empty } from "~/ui/empty";
import { Filters, orAll, SearchFilter, SelectFilter } from "~/ui/filters";
import { Link } from "~/ui/link";
import { PageHead } from "~/ui/page-head";
import type { CustomerLine } from "./all-customers.server";
import { AllCustomersTable } from "./all-customers-table";
import { soonDays } from "./business-search";
import { businessStateNames, businessStates } from "./business-state";
import { CursorFoot } from "./cursor-foot";

interface AllCustomersPageProps {
  rows: readonly CustomerLine[];
  sort: string;
  today: string;
  /** "1,000+" where it is more. */
  count: string;
  previous: string | null;
  next: string | null;
  isNarrowed: boolean;
}

/** The list that an admin starts from. */
export function AllCustomersPage({ rows, sort, today, count, previous, next, isNarrowed }: AllCustomersPageProps) {
  const [asked] = useSearchParams();
  const download = new URLSearchParams(asked);
  download.delete("page");
  const counted = `${count} ${count === "1" ? "customer" : "customers"}`;
  return (
    <>
      <PageHead
        title="Customers"
        lead="All businesses that are customers."
        actions={
          rows.length > 0 && (
            <ButtonLink icon="download" reloadDocument to={`/customers.csv?${download}`}>
              CSV
            </ButtonLink>
          )
        }
      />
      {rows.length === 0 && !isNarrowed && !asked.has("page") ? (
        <Empty icon="building" title="No customer yet" action={<Link to="/admin/approvals">Pending Approvals</Link>}>
          A business becomes a customer when the sign-up of its first person is approved.
        </Empty>
      ) : (
        <Card flush foot={<CursorFoot count={counted} previous={previous} next={next} />}>
          <Filters>
            <SearchFilter placeholder="Business name or website" />
            <SelectFilter name="state" label="State" options={states} />
            <SelectFilter
              name="checked"
              label="Health check"
              options={orAll([["long-ago", `None for ${staleAfterDays} days`]])}
            />
            <SelectFilter name="requests" label="Requests" options={orAll([["open", "Some are open"]])} />
            <SelectFilter name="ends" label="Next expiry" options={orAll([["soon", `Within ${soonDays} days`]])} />
          </Filters>
          {rows.length === 0 ? (
            <Empty
              icon="search"
              title="No customer is found"
              action={<ButtonLink to="?">Show all customers</ButtonLink>}
            >
              Try fewer letters of the name or of the website, or take a filter away.
            </Empty>
          ) : (
            <AllCustomersTable caption={counted} customers={rows} sort={sort} today={today} />
          )}
        </Card>
      )}
    </>
  );
}

const states = orAll(businessStates.map((state) => [state, businessStateNames[state]] as const));
