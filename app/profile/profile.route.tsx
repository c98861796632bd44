import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { expiringOf } from "~/profile/expiring";
import { ExpiringCard } from "~/profile/expiring-card";
import { HealthCheckCard } from "~/profile/health-check-card";
import { licensingOf } from "~/profile/licensing";
import { LicensingCard } from "~/profile/licensing-card";
import { getProfileFacts } from "~/profile/overview.server";
import { SectionTile } from "~/profile/section-tile";
import { tilesOf } from "~/profile/tiles";
import { waitingOf } from "~/profile/waiting";
import { WaitingCard } from "~/profile/waiting-card";
import { ButtonLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { NextStep } from "~/ui/next-step";
import { PageHead } from "~/ui/page-head";

export const meta: MetaFunction = () => [{ title: "Business Profile · CM360" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer, actor, may } = await requireAccess(request, params.customer, "profile:view");
  const facts = await getProfileFacts(customer.id, actor.userId);
  const seesDates = may("cost-reduction:view") || may("partners:view") || may("licensing:view");
  const all = may("licensing:view")
    ? "/licensing/calendar"
    : may("cost-reduction:view")
      ? "/profile/cost-reduction"
      : null;
  return {
    customer: { slug: customer.slug, name: customer.name },
    today: facts.today,
    tiles: tilesOf(facts, may),
    waiting: waitingOf(facts, { may, kind: actor.kind, customerName: customer.name }),
    expiring: seesDates ? { dates: expiringOf(facts, may), all } : null,
    licensing: may("licensing:view") ? licensingOf(facts, may) : null,
    healthCheck: may("health-checks:view") ? { latest: facts.healthCheck } : null,
  };
}

export default function Profile() {
  const { customer, today, tiles, waiting, expiring, licensing, healthCheck } = useLoaderData<typeof loader>();
  const base = `/customers/${customer.slug}`;
  const next = waiting.find((item) => item.you);
  return (
    <>
      <PageHead
        title="Business Profile"
        lead={
          <>
            Where {customer.name} stands on <Day date={today} />.
          </>
        }
      />
      {next && (
        <NextStep
          title={next.text.charAt(0).toUpperCase() + next.text.slice(1)}
          action={
            <ButtonLink kind="primary" to={base + next.path}>
              {next.open}
            </ButtonLink>
          }
        >
          {next.why}
        </NextStep>
      )}
      <h2 className="visually-hidden">Sections</h2>
      <ul className="grid grid--3">
        {tiles.map((tile) => (
          <SectionTile key={tile.section} slug={customer.slug} facts={tile} />
        ))}
      </ul>
      <div className="grid grid--2 grid--level section">
        <div className="stack">
          {expiring && <ExpiringCard base={base} today={today} expiring={expiring.dates} all={expiring.all} />}
          {licensing && <LicensingCard base={base} licensing={licensing} />}
          {healthCheck && <HealthCheckCard slug={customer.slug} healthCheck={healthCheck.latest} />}
        </div>
        {waiting.length > 0 && <WaitingCard base={base} waiting={waiting} />}
      </div>
    </>
  );
}
