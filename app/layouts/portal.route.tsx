import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData, useRouteError, useRouteLoaderData } from "@remix-run/react";
import { homeOf, requireLoggedIn } from "~/access/access.server";
import type { Viewing } from "~/access/actor";
import { closingOf } from "~/access/closing.server";
import { changesWait } from "~/infra/changes-wait.server";
import { countWaitingRequests } from "~/licensing/requests/all-requests-counts.server";
import { countUnread } from "~/notifications/unread.server";
import { countPendingApprovals } from "~/signup/approvals.server";
import { ErrorPage, errorTitle } from "~/ui/error-page";
import { pageTitle } from "~/ui/page-title";
import { PortalFrame } from "./portal-frame";
import type { ViewFacts } from "./view-bar";

export const meta: MetaFunction = ({ error }) => (error ? pageTitle(errorTitle(error)) : [{ title: "CM360" }]);

/** What the frame shows. It guards nothing but itself: each page asks for its own key. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireLoggedIn(request);
  const { kind, name, business, viewing } = actor;
  const [approvals, requests, unread, closing] = await Promise.all([
    kind === "admin" ? countPendingApprovals() : 0,
    countWaitingRequests(actor),
    // Who looks as somebody else has their own inbox elsewhere.
    actor.viewing ? null : countUnread(actor),
    closingOf(actor),
  ]);
  return {
    reader: { kind, name, business: business && { slug: business.slug, name: business.name } },
    home: homeOf(actor),
    view: viewing && business ? viewFacts(viewing, business.name) : null,
    waiting: { approvals, requests },
    unread,
    closing,
    ...(changesWait() ? { changesWait: true as const } : {}),
  };
}

function viewFacts({ adminName, endsAt }: Viewing, customerName: string): ViewFacts {
  return { customerName, adminName, minutesLeft: Math.max(0, Math.ceil((Date.parse(endsAt) - Date.now()) / 60_000)) };
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
