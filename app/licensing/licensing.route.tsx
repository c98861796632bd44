import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { getShelfPage } from "~/licensing/shelves/page.server";
import { ShelfBody } from "~/licensing/shelves/shelf-body";
import { isNarrowed, readShelfSearch, shelfNames, type TabShelf, tabShelves } from "~/licensing/shelves/shelf-search";
import { ButtonLink } from "~/ui/button";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { Tabs } from "~/ui/tabs";

export const meta: MetaFunction = () => pageTitle("Licensing Expert");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer, may } = await requireAccess(request, params.customer, "licensing:view");
  const search = readShelfSearch(new URL(request.url).searchParams);
  return json({
    slug: customer.slug,
    shelf: search.shelf,
    isDismissed: search.isDismissed,
    isNarrowed: isNarrowed(search),
    mayDismiss: may("licensing:dismiss"),
    mayMark: may("licensing:mark-purchased"),
    mayViewRequests: may("requests:view"),
    ...(await getShelfPage(customer.id, may, search)),
  });
}

export default function Licensing() {
  const data = useLoaderData<typeof loader>();
  const { slug, shelf, counts, mayViewRequests } = data;
  return (
    <>
      <PageHead
        title="Licensing Expert"
        lead="Each product stands on exactly one shelf."
        actions={mayViewRequests && <HeadLinks slug={slug} shelf={shelf} requested={counts.requested} />}
      />
      <Tabs
        label="Shelves"
        tabs={tabShelves.map((one) => ({
          to: `?shelf=${one}`,
          label: shelfNames[one],
          count: counts[one],
          current: one === shelf,
        }))}
      />
      <ShelfBody data={data} />
    </>
  );
}

function HeadLinks({ slug, shelf, requested }: { slug: string; shelf: TabShelf; requested: number }) {
  const { search } = useLocation();
  const filter = shelf === "subscriptions" ? search : "";
  return (
    <>
      <ButtonLink icon="cart" to={`/customers/${slug}/licensing/requests`}>
        Requested Products <span className={requested > 0 ? "count count--hot" : "count"}>{requested}</span>
      </ButtonLink>
      <ButtonLink icon="calendar" to={`/customers/${slug}/licensing/calendar`}>
        Calendar
      </ButtonLink>
      <ButtonLink icon="download" reloadDocument to={`/customers/${slug}/licensing/subscriptions.csv${filter}`}>
        CSV
      </ButtonLink>
    </>
  );
}
