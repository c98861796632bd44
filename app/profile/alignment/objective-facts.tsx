import { figure } from "~/profile/alignment/figure";
import type { ObjectiveView } from "~/profile/alignment/objective-view.server";
import { Progress } from "~/profile/alignment/progress-bar";
import { ProductLinks } from "~/profile/product-links";
import { Badge, type Tone } from "~/ui/badge";
import { Day, daysLeft } from "~/ui/day";
import { Facts } from "~/ui/facts";
import { Link } from "~/ui/link";

export interface Shown {
  slug: string;
  /** A calendar date. */
  today: string;
  /** Which other sections the reader may open. */
  opens: { journey: boolean; services: boolean };
}

export function ObjectiveBadges({ objective }: { objective: ObjectiveView }) {
  return (
    <span className="cluster">
      <Badge tone={objective.priority.key === "must" ? "brand" : "neutral"}>{objective.priority.label}</Badge>
      <Badge tone={tones[objective.status.key]}>{objective.status.label}</Badge>
      {objective.overdue && <Badge tone="fail">Overdue</Badge>}
    </span>
  );
}

/** All that is known of an objective, and nothing that is not. */
export function ObjectiveFacts({ objective, slug, today, opens }: Shown & { objective: ObjectiveView }) {
  const { metric, owner } = objective;
  const done = objective.initiatives.filter((initiative) => initiative.done).length;
  return (
    <Facts
      facts={[
        ["Outcome", <Outcome key="outcome" metric={metric} />],
        metric.name ? ["Metric", metric.name] : null,
        ["Progress", <Progress key="progress" percent={objective.percent} metric={metric} />],
        metric.current !== null && metric.measuredOn
          ? [
              "Now",
              <span key="now">
                {figure(metric.current, metric.unit)}, measured on <Day date={metric.measuredOn} />
              </span>,
            ]
          : null,
        [
          "Owner",
          owner ? `${owner.name}${owner.gone ? " (left the team)" : ""}` : <Missing key="owner" what="Nobody yet" />,
        ],
        objective.sponsor ? ["Sponsor", objective.sponsor] : null,
        ["By", <Due key="due" objective={objective} today={today} />],
        objective.category ? ["Category", objective.category] : null,
        objective.products.length > 0
          ? ["Products", <ProductLinks key="products" slug={slug} products={objective.products} />]
          : null,
        objective.topics.length > 0
          ? [
              "Topics",
              <Links
                key="topics"
                links={objective.topics.map(({ key, name }) => ({
                  name,
                  to: opens.journey ? `/customers/${slug}/profile/journey/${key}` : null,
                }))}
              />,
            ]
          : null,
        objective.services.length > 0
          ? [
              "Services",
              <Links
                key="services"
                links={objective.services.map(({ id, name }) => ({
                  name,
                  to: opens.services ? `/customers/${slug}/profile/cost-reduction/${id}` : null,
                }))}
              />,
            ]
          : null,
        objective.initiatives.length > 0 ? ["Initiatives", `${done} of ${objective.initiatives.length} done`] : null,
      ]}
    />
  );
}

const tones: Record<ObjectiveView["status"]["key"], Tone> = {
  proposed: "neutral",
  agreed: "info",
  on_track: "pass",
  at_risk: "warning",
  off_track: "fail",
  achieved: "pass",
  deferred: "neutral",
  cancelled: "neutral",
};

/** From where to where: "From 420 to 0 users". */
export function Outcome({ metric: { baseline, target, unit } }: { metric: ObjectiveView["metric"] }) {
  if (baseline === null && target === null) return <Missing what="No numbers yet" />;
  if (baseline === null) return <>To {figure(target, unit)}</>;
  return (
    <>
      From {figure(baseline, target === null ? unit : "")} {target !== null && `to ${figure(target, unit)}`}
    </>
  );
}

/** The target date, and how far away it is while it still counts. */
export function Due({ objective, today }: { objective: ObjectiveView; today: string }) {
  const { targetDate, open, overdue } = objective;
  if (!targetDate) return <Missing what="No date yet" />;
  return (
    <>
      <Day date={targetDate} />{" "}
      {open && (
        <span className={overdue ? "small strong nowrap" : "small muted nowrap"}>{daysLeft(targetDate, today)}</span>
      )}
    </>
  );
}

function Links({ links }: { links: { name: string; to: string | null }[] }) {
  return (
    <>
      {links.map(({ name, to }, index) => (
        <span key={to ?? name}>
          {index > 0 && ", "}
          {to ? <Link to={to}>{name}</Link> : name}
        </span>
      ))}
    </>
  );
}

function Missing({ what }: { what: string }) {
  return <span className="muted">{what}</span>;
}
