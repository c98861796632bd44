import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { AuditTable } from "~/audit/audit-table";
import { listAudit, listAuditedBusinesses } from "~/audit/list-audit.server";
import { actionNames } from "~/audit/sentence";
import { Card } from "~/ui/card";
import { Filters, SelectFilter } from "~/ui/filters";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Audit Log");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const search = new URL(request.url).searchParams;
  const before = Number(search.get("before"));
  const [{ events, next }, businesses] = await Promise.all([
    listAudit({
      action: search.get("action")?.slice(0, 100),
      business: search.get("business")?.slice(0, 100),
      before: Number.isSafeInteger(before) && before > 0 ? before : undefined,
    }),
    listAuditedBusinesses(),
  ]);
  return json({ events, next, businesses });
}

export default function AuditLog() {
  const { events, next, businesses } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <>
      <PageHead title="Audit Log" lead="Who did what, when, and for whom. Nothing here can be changed." />
      <Card flush label="Events">
        <Filters keep={[]}>
          <SelectFilter
            name="action"
            label="Action"
            options={[
              { value: "", label: "All" },
              ...Object.entries(actionNames).map(([value, label]) => ({ value, label })),
            ]}
          />
          <SelectFilter
            name="business"
            label="Business"
            options={[
              { value: "", label: "All" },
              ...businesses.map(({ slug, name }) => ({ value: slug, label: name })),
            ]}
          />
        </Filters>
        <AuditTable events={events} />
      </Card>
      {(next !== null || search.has("before")) && (
        <nav className="pages" aria-label="Pages">
          {search.has("before") && <Link to={`?${without(search)}`}>Newest</Link>}
          {next !== null && (
            <Link to={`?${older(search, next)}`} rel="next">
              Older
            </Link>
          )}
        </nav>
      )}
    </>
  );
}

function without(search: URLSearchParams) {
  const newest = new URLSearchParams(search);
  newest.delete("before");
  return newest;
}

function older(search: URLSearchParams, before: number) {
  const next = without(search);
  next.set("before", String(before));
  return next;
}
