import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { roleNames } from "~/access/keys";
import { isNarrowed, readBusinessSearch } from "~/customers/business-search";
import { businessStateNames, businessStates } from "~/customers/business-state";
import { CursorFoot } from "~/customers/cursor-foot";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Empty } from "~/ui/empty";
import { Filters, orAll, SearchFilter, SelectFilter } from "~/ui/filters";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { listPartners } from "./partners.server";
import { PartnersTable } from "./partners-table";

export const meta: MetaFunction = () => pageTitle("Partners");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const search = readBusinessSearch("partner", new URL(request.url).searchParams);
  return json({ sort: search.sort, isNarrowed: isNarrowed(search), ...(await listPartners(search)) });
}

export default function Partners() {
  const { rows, sort, count, previous, next, isNarrowed } = useLoaderData<typeof loader>();
  const [asked] = useSearchParams();
  const download = new URLSearchParams(asked);
  download.delete("page");
  const counted = `${count} ${count === "1" ? "partner" : "partners"}`;
  return (
    <>
      <PageHead
        title="Partners"
        lead="All businesses that work for customers: resellers, professional services and managed services."
        actions={
          rows.length > 0 && (
            <ButtonLink icon="download" reloadDocument to={`/admin/partners.csv?${download}`}>
              CSV
            </ButtonLink>
          )
        }
      />
      {rows.length === 0 && !isNarrowed && !asked.has("page") ? (
        <Empty icon="handshake" title="No partner yet">
          A partner stands here once a customer has invited it and its sign-up is approved.
        </Empty>
      ) : (
        <Card flush foot={<CursorFoot count={counted} previous={previous} next={next} />}>
          <Filters>
            <SearchFilter placeholder="Business name or website" />
            <SelectFilter name="state" label="State" options={states} />
            <SelectFilter name="type" label="Works as" options={types} />
          </Filters>
          {rows.length === 0 ? (
            <Empty icon="search" title="No partner is found" action={<ButtonLink to="?">Show all partners</ButtonLink>}>
              Try fewer letters of the name or of the website, or take a filter away.
            </Empty>
          ) : (
            <PartnersTable caption={counted} partners={rows} sort={sort} />
          )}
        </Card>
      )}
    </>
  );
}

const states = orAll(businessStates.map((state) => [state, businessStateNames[state]] as const));
const types = orAll(
  (["reseller", "professional_service", "managed_service"] as const).map((type) => [type, roleNames[type]] as const),
);
