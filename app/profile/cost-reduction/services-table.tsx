import { Link } from "@remix-run/react";
import { ProductLinks } from "~/profile/product-links";
import { Badge } from "~/ui/badge";
import { ButtonLink } from "~/ui/button";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { DateAndDaysLeft } from "./days-left";
import { decisionLabels, decisionTones } from "./decisions";
import { missedNotice, nearness, nextDue } from "./due";
import { formatMoney } from "./money";
import type { ListedService } from "./services.server";

interface ServicesTableProps {
  slug: string;
  services: ListedService[];
  /** The names of the products that usually replace a service, by its id, where nothing is chosen yet. */
  suggestions: Record<string, string[]>;
  today: string;
  mayEdit: boolean;
}

export function ServicesTable({ slug, services, suggestions, today, mayEdit }: ServicesTableProps) {
  return (
    <Table
      caption="Services, what is due next first"
      head={
        <>
          <HeadCell>Service Name</HeadCell>
          <HeadCell>Notice Date</HeadCell>
          <HeadCell>Expiration Date</HeadCell>
          <HeadCell numeric>Annual Cost</HeadCell>
          <HeadCell>Decision</HeadCell>
          <HeadCell>Justification</HeadCell>
          {mayEdit && <HeadCell hidden>Actions</HeadCell>}
        </>
      }
    >
      {services.map((service) => (
        <Row key={service.id} mark={markOf(service, today)}>
          <RowHead>
            <Link to={`/customers/${slug}/profile/cost-reduction/${service.id}`}>{service.name}</Link>
            <br />
            <span className="muted small">
              {[service.vendor, service.category].filter(Boolean).join(" · ") || "No vendor or category"}
            </span>
          </RowHead>
          <Cell label="Notice Date">
            <Notice service={service} today={today} />
          </Cell>
          <Cell label="Expiration Date">
            {service.expirationDate ? <DateAndDaysLeft date={service.expirationDate} today={today} /> : "–"}
          </Cell>
          <Cell label="Annual Cost" numeric>
            {service.annualCost !== null && service.currency ? (
              <span className="nowrap">{formatMoney(service.annualCost, service.currency)}</span>
            ) : (
              <span className="muted">Not known</span>
            )}
          </Cell>
          <Cell label="Decision">
            <Decided slug={slug} service={service} suggested={suggestions[service.id] ?? []} />
          </Cell>
          <Cell label="Justification">{service.justification || <NoJustification decision={service.decision} />}</Cell>
          {mayEdit && (
            <Cell actions>
              <ButtonLink small to={`/customers/${slug}/profile/cost-reduction/${service.id}`}>
                Edit<span className="visually-hidden"> {service.name}</span>
              </ButtonLink>
            </Cell>
          )}
        </Row>
      ))}
    </Table>
  );
}

function Notice({ service, today }: { service: ListedService; today: string }) {
  return (
    <>
      {service.noticeDate ? <DateAndDaysLeft date={service.noticeDate} today={today} /> : "–"}
      {missedNotice(service, today) && (
        <>
          <br />
          <Badge tone="fail">Notice missed</Badge>
        </>
      )}
      {service.autoRenews && (
        <>
          <br />
          <span className="muted small">renews by itself</span>
        </>
      )}
    </>
  );
}

function Decided({ slug, service, suggested }: { slug: string; service: ListedService; suggested: string[] }) {
  const { decision, replacedBy } = service;
  return (
    <>
      <Badge tone={decisionTones[decision]}>{decisionLabels[decision]}</Badge>
      {replacedBy ? (
        <>
          <br />
          <span className="small">
            to <ProductLinks slug={slug} products={[replacedBy]} />
          </span>
        </>
      ) : (
        decision === "undecided" &&
        suggested[0] && (
          <>
            <br />
            <span className="muted small">Could be {suggested[0]}</span>
          </>
        )
      )}
    </>
  );
}

function NoJustification({ decision }: { decision: ListedService["decision"] }) {
  return <span className="muted">{decision === "keep" ? "Not needed to keep" : "Needed to retire"}</span>;
}

function markOf(service: ListedService, today: string): "alert" | "soon" | undefined {
  if (missedNotice(service, today)) return "alert";
  const due = nextDue(service, today);
  const near = due ? nearness(due.date, today) : "later";
  return near === "urgent" ? "alert" : near === "soon" ? "soon" : undefined;
}
