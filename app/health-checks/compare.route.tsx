import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { compareAsked } from "~/health-checks/compare-asked";
import { CompareForm } from "~/health-checks/compare-form";
import { CompareProducts } from "~/health-checks/compare-products";
import { CompareRows } from "~/health-checks/compare-rows";
import { CompareScores } from "~/health-checks/compare-scores";
import { compareDates, listCompared } from "~/health-checks/comparisons.server";
import { movedOf } from "~/health-checks/report-pictures";
import { listDates } from "~/health-checks/reports.server";
import { Empty } from "~/ui/empty";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Compare Health Checks");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "health-checks:view");
  const base = `/customers/${customer.slug}/health-checks`;
  const dates = (await listDates(customer.id)).map(({ date }) => date);
  const { from, to, unknown, rows } = compareAsked(new URL(request.url).searchParams, dates);
  if (from === null || to === null || unknown.length > 0) {
    const [first = null, second = null] = [dates[1] ?? dates[0], dates[0]];
    const answer = { base, dates, from: from ?? first, to: to ?? second, unknown };
    return json({ ...answer, comparison: null, picture: null, rows: null }, unknown.length > 0 ? 404 : 200);
  }
  const comparison = await compareDates(customer.id, from, to);
  const found = rows && (await listCompared(customer.id, { from, to, ...rows }));
  return json({
    ...{ base, dates, from, to, unknown, comparison },
    picture: comparison && movedOf(comparison),
    rows: found && { ...rows, ...found },
  });
}

export default function CompareHealthChecks() {
  const { base, dates, from, to, unknown, comparison, picture, rows } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Compare Health Checks"
        lead="What became of each check between two dates. A check that is missing is never called fixed."
        crumbs={[{ to: base, label: "Zscaler Health Checks" }]}
      />
      {from === null || to === null ? (
        <Empty icon="activity" title="No health check yet">
          Two dates are compared here once they are published.
        </Empty>
      ) : (
        <CompareForm base={base} from={from} to={to} dates={dates} />
      )}
      {unknown.map((date) => (
        <Notice key={date} tone="warning" title={`No health check is published for ${date}.`}>
          Choose a date from the list.
        </Notice>
      ))}
      {comparison && (
        <div className="stack section">
          <CompareScores base={base} comparison={comparison} picture={picture} open={rows === null} />
          {rows && <CompareRows base={base} from={comparison.from} to={comparison.to} {...rows} />}
          <CompareProducts base={base} comparison={comparison} />
        </div>
      )}
    </>
  );
}
