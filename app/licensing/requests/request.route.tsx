import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { notFound } from "~/infra/responses.server";
import { productPath, requestPath } from "~/licensing/paths";
import { HistoryCard } from "~/licensing/requests/history-card";
import { MoveLinks } from "~/licensing/requests/move-links";
import { QuotesCard } from "~/licensing/requests/quotes-card";
import { RequestFacts } from "~/licensing/requests/request-facts";
import { getRequestPage } from "~/licensing/requests/request-page.server";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.page.name ?? "Request");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireAccess(request, params.customer, "requests:view");
  const page = await getRequestPage(access, params.request ?? "");
  if (!page) throw notFound();
  return json({ slug: access.customer.slug, page });
}

export default function Request() {
  const { slug, page } = useLoaderData<typeof loader>();
  const licensing = `/customers/${slug}/licensing`;
  const base = requestPath({ slug, id: page.id });
  return (
    <>
      <PageHead
        title={page.name}
        lead={page.summary}
        crumbs={[
          { to: licensing, label: "Licensing Expert" },
          { to: `${licensing}/requests`, label: "Requested Products" },
        ]}
        actions={
          <Link className="no-print" to={productPath(slug, page.sku)}>
            The product
          </Link>
        }
      />
      <div className="grid grid--aside">
        <div className="stack">
          {page.problems.map((problem) => (
            <Notice key={problem} tone="warning">
              {problem}
            </Notice>
          ))}
          <RequestFacts page={page} />
          <MoveLinks base={base} version={page.version} possible={page.moves} />
          {page.quotes.length > 0 && <QuotesCard base={base} today={page.today} quotes={page.quotes} />}
        </div>
        <HistoryCard lines={page.history} />
      </div>
    </>
  );
}
