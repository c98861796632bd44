import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { isWorkKind, workKinds } from "~/admin/home-queue";
import { whatWaits } from "~/admin/home-queue.server";
import { WorkTable } from "~/admin/home-table";
import { WorkTiles } from "~/admin/home-tiles";
import { cappedCount } from "~/ui/capped-count";
import { Card } from "~/ui/card";
import { Empty } from "~/ui/empty";
import { Link } from "~/ui/link";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Home");

export async function loader({ request }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request);
  const kind = new URL(request.url).searchParams.get("kind");
  const only = isWorkKind(kind) ? kind : null;
  const now = new Date();
  return json({ now: now.toISOString(), only, ...(await whatWaits(admin, only, now)) });
}

export default function AdminHome() {
  const { now, only, counts, work, total } = useLoaderData<typeof loader>();
  const label = only ? workKinds[only].label : "What waits";
  const all = only && workKinds[only].all;
  return (
    <>
      <PageHead
        title="Home"
        lead="What waits for an admin, across all customers: what is past its date, then what has been due for longest, then what is due next."
      />
      <WorkTiles counts={counts} only={only} />
      <div className="section">
        {work.length === 0 ? (
          <Empty icon="check" title={only ? `${label}: nothing waits` : "Nothing waits"}>
            Sign-ups to approve, requests to move on, drafts to publish, scores and health checks of long ago, mails and
            jobs that failed stand here.
          </Empty>
        ) : (
          <Card
            flush
            label={label}
            foot={
              <>
                <span className="small muted">
                  {work.length < total ? `The first ${work.length} of ${cappedCount(total, 9999)}` : `${total} in all`}
                </span>
                {all && <Link to={all}>All of them in their list</Link>}
              </>
            }
          >
            <WorkTable caption={`${label}, the most pressing first`} work={work} now={now} />
          </Card>
        )}
      </div>
    </>
  );
}
