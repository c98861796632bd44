import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData, useRouteError, useRouteLoaderData } from "@remix-run/react";
import { homeOf, requireActor } from "~/access/access.server";
import { countWaitingRequests } from "~/licensing/requests/all-requests-counts.server";
import { countPendingApprovals } from "~/signup/approvals.server";
import { ErrorPage, errorTitle } from "~/ui/error-page";
import { pageTitle } from "~/ui/page-title";
import { PortalFrame } from "./portal-frame";

export const meta: MetaFunction = ({ error }) => (error ? pageTitle(errorTitle(error)) : [{ title: "CM360" }]);

/** What the frame shows. It guards nothing but itself: each page asks for its own key. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { kind, name, business } = actor;
  const [approvals, requests] = await Promise.all([
    kind === "admin" ? countPendingApprovals() : 0,
    countWaitingRequests(actor),
  ]);
  return {
    reader: { kind, name, business: business && { slug: business.slug, name: business.name } },
    home: homeOf(actor),
    waiting: { approvals, requests },
  };
}

export default function PortalLayout() {
  return (
    <PortalFrame {...useLoaderData<typeof loader>()}>
      <Outlet />
    </PortalFrame>
  );
}

/** The error stands within the frame, so that the way on stays in sight. */
export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>("layouts/portal.route");
  const page = <ErrorPage error={useRouteError()} />;
  return frame ? (
    <PortalFrame {...frame}>{page}</PortalFrame>
  ) : (
    <main className="bare" id="main">
      {page}
    </main>
  );
}
