import { useSearchParams } from "@remix-run/react";
import { roleNames } from "~/access/keys";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Empty } from "~/ui/empty";
import { Filters, orAll, SearchFilter, SelectFilter } from "~/ui/filters";
import { PageHead } from "~/ui/page-head";
import { Pages } from "~/ui/pages";
import { type CustomerSearch, customersPerPage } from "./customer-search";
import type { CustomerRow } from "./customers.server";
import { CustomersTable } from "./customers-table";
import { OpenInvitations } from "./open-invitations";
import type { OpenInvitation } from "./open-invitations.server";

interface PartnersCustomersPageProps {
  /** The partner. */
  business: string;
  search: CustomerSearch;
  customers: CustomerRow[];
  total: number;
  today: string;
  invitations: OpenInvitation[];
}

/** The list that a partner starts from. */
export function PartnersCustomersPage(props: PartnersCustomersPageProps) {
  const { business, search, customers, total, today, invitations } = props;
  const [asked] = useSearchParams();
  const isEmpty = customers.length === 0 && search.search === "" && search.type === null && search.page === 1;
  const before = (search.page - 1) * customersPerPage;
  return (
    <>
      <PageHead
        title="Customers"
        lead={`The customers that work with ${business}.`}
        actions={
          customers.length > 0 && (
            <ButtonLink icon="download" reloadDocument to={`/customers.csv?${asked}`}>
              CSV
            </ButtonLink>
          )
        }
      />
      <OpenInvitations invitations={invitations} />
      {isEmpty ? (
        <Empty icon="handshake" title={`No customer works with ${business} yet`}>
          A customer stands here once it has invited {business} and the invitation is accepted. From then on you see
          what its kind of partnership opens.
        </Empty>
      ) : (
        <Card flush foot={<Foot page={search.page} total={total} />}>
          <Filters>
            <SearchFilter placeholder="Business name or website" />
            <SelectFilter name="type" label="Partnership" options={types} />
          </Filters>
          {customers.length === 0 ? (
            <Empty
              icon="search"
              title="No customer is found"
              action={<ButtonLink to="?">Show all customers</ButtonLink>}
            >
              Try fewer letters of the name or of the website.
            </Empty>
          ) : (
            <CustomersTable
              caption={`Customers ${before + 1} to ${before + customers.length} of ${total}`}
              customers={customers}
              sort={search.sort}
              today={today}
            />
          )}
        </Card>
      )}
    </>
  );
}

const types = orAll(
  (["reseller", "professional_service", "managed_service"] as const).map((type) => [type, roleNames[type]] as const),
);

function Foot({ page, total }: { page: number; total: number }) {
  return (
    <>
      <span className="small muted">{customersPerPage} rows a page</span>
      <Pages page={page} pages={Math.ceil(total / customersPerPage)} />
    </>
  );
}
