import { Fragment } from "react";
import { findingsLink } from "~/health-checks/findings-filter";
import { StatusBadge } from "~/health-checks/status-badge";
import { severityLabels } from "~/health-checks/vocabulary";
import type { Concerns } from "~/licensing/product/concerns.server";
import { Badge } from "~/ui/badge";
import { Card } from "~/ui/card";
import { Day } from "~/ui/day";
import { Link } from "~/ui/link";

interface ConcernsCardProps {
  slug: string;
  customerName: string;
  concerns: Concerns;
}

/** Findings that the product answers, services that it could replace, objectives that it serves. */
export function ConcernsCard({ slug, customerName, concerns }: ConcernsCardProps) {
  const { findings, services, objectives } = concerns;
  if (!findings && !services?.length && !objectives?.length) return null;
  return (
    <Card title={`What it concerns at ${customerName}`}>
      <div className="stack">
        {findings && <Findings slug={slug} findings={findings} />}
        {services && services.length > 0 && <Services slug={slug} services={services} />}
        {objectives && objectives.length > 0 && <Objectives slug={slug} objectives={objectives} />}
      </div>
    </Card>
  );
}

function Findings({ slug, findings }: { slug: string; findings: NonNullable<Concerns["findings"]> }) {
  const { date, total, byArea, worst } = findings;
  const report = `/customers/${slug}/health-checks/${date}`;
  return (
    <section>
      <h3 className="small muted">
        Findings of <Day date={date} /> in areas that it answers
      </h3>
      <ul className="rows">
        {worst.map(({ line, title, areaName, status, severity }) => (
          <li key={line}>
            <span>
              <Link to={`${report}/findings/${line}`}>{title || areaName}</Link>{" "}
              <span className="small muted">{areaName}</span>
            </span>
            <span className="cluster">
              <StatusBadge status={status} />
              <Badge>{severityLabels[severity]}</Badge>
            </span>
          </li>
        ))}
      </ul>
      {total > worst.length && (
        <p className="small">
          The worst {worst.length} of {total.toLocaleString("en-GB")}. See all of{" "}
          {byArea.map(({ product, areaName, count }, index) => (
            <Fragment key={`${product} ${areaName}`}>
              {index > 0 && ", "}
              <Link to={`${report}${openFindings(product, areaName)}`}>{areaName}</Link> (
              {count.toLocaleString("en-GB")})
            </Fragment>
          ))}
          .
        </p>
      )}
    </section>
  );
}

function openFindings(product: string, area: string): string {
  return findingsLink([
    ["product", product],
    ["area", area],
    ["status", "fail"],
    ["status", "warning"],
  ]);
}

function Services({ slug, services }: { slug: string; services: NonNullable<Concerns["services"]> }) {
  return (
    <section>
      <h3 className="small muted">Services that it could replace</h3>
      <ul className="rows">
        {services.map(({ id, name, noticeDate, expirationDate, isPlanned }) => (
          <li key={id}>
            <span>
              <Link to={`/customers/${slug}/profile/cost-reduction/${id}`}>{name}</Link>{" "}
              {isPlanned && <Badge tone="info">Planned</Badge>}
            </span>
            <span className="small">
              {noticeDate && (
                <>
                  notice by <Day date={noticeDate} />
                  {expirationDate && ", "}
                </>
              )}
              {expirationDate && (
                <>
                  expires <Day date={expirationDate} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Objectives({ slug, objectives }: { slug: string; objectives: NonNullable<Concerns["objectives"]> }) {
  return (
    <section>
      <h3 className="small muted">Objectives that it serves</h3>
      <ul className="rows">
        {objectives.map(({ id, title, targetDate, priority, priorityName }) => (
          <li key={id}>
            <Link to={`/customers/${slug}/profile/alignment/${id}`}>{title}</Link>
            <span className="cluster small">
              <Badge tone={priority === "must" ? "brand" : "neutral"}>{priorityName}</Badge>
              {targetDate ? (
                <span>
                  by <Day date={targetDate} />
                </span>
              ) : (
                "no target date"
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
