import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { homeOf, requireActor } from "~/access/access.server";
import { roleNames } from "~/access/keys";
import { customersPerPage, readCustomerSearch } from "~/customers/customer-search";
import { listCustomers } from "~/customers/customers.server";
import { CustomersTable } from "~/customers/customers-table";
import { OpenInvitations } from "~/customers/open-invitations";
import { listOpenInvitations } from "~/customers/open-invitations.server";
import { staleAfterDays } from "~/health-checks/stale";
import { today } from "~/infra/calendar";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Empty } from "~/ui/empty";
import { Filters, SearchFilter, SelectFilter } from "~/ui/filters";
import { PageHead } from "~/ui/page-head";
import { Pages } from "~/ui/pages";

export const meta: MetaFunction = () => [{ title: "Customers · CM360" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  if (actor.kind === "customer") throw redirect(homeOf(actor));
  const search = readCustomerSearch(new URL(request.url).searchParams);
  const [list, invitations] = await Promise.all([listCustomers(actor, search), listOpenInvitations(actor)]);
  return json({ business: actor.business?.name ?? null, search, today: today(), invitations, ...list });
}

export default function Customers() {
  const { business, search, customers, total, today, invitations } = useLoaderData<typeof loader>();
  const [asked] = useSearchParams();
  const isEmpty =
    customers.length === 0 && search.search === "" && search.type === null && !search.stale && search.page === 1;
  const before = (search.page - 1) * customersPerPage;
  return (
    <>
      <PageHead
        title="Customers"
        lead={business ? `The customers that work with ${business}.` : "All businesses that are customers."}
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
        <NoCustomers business={business} />
      ) : (
        <Card flush foot={<Foot page={search.page} total={total} />}>
          <Filters>
            <SearchFilter placeholder="Business name or website" />
            {business ? (
              <SelectFilter name="type" label="Partnership" options={types} />
            ) : (
              <SelectFilter name="checked" label="Health check" options={ages} />
            )}
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
              isPartner={business !== null}
              today={today}
            />
          )}
        </Card>
      )}
    </>
  );
}

const ages = [
  { value: "", label: "All" },
  { value: "long-ago", label: `None for ${staleAfterDays} days` },
];

const types = [
  { value: "", label: "All" },
  ...(["reseller", "professional_service", "managed_service"] as const).map((value) => ({
    value,
    label: roleNames[value],
  })),
];

function Foot({ page, total }: { page: number; total: number }) {
  return (
    <>
      <span className="small muted">{customersPerPage} rows a page</span>
      <Pages page={page} pages={Math.ceil(total / customersPerPage)} />
    </>
  );
}

function NoCustomers({ business }: { business: string | null }) {
  return business ? (
    <Empty icon="handshake" title={`No customer works with ${business} yet`}>
      A customer stands here once it has invited {business} and the invitation is accepted. From then on you see what
      its kind of partnership opens.
    </Empty>
  ) : (
    <Empty icon="building" title="No customer yet" action={<Link to="/admin/approvals">Pending Approvals</Link>}>
      A business becomes a customer when the sign-up of its first person is approved.
    </Empty>
  );
}
