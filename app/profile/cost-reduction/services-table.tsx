import { ProductLinks } from "~/profile/product-links";
import { Badge } from "~/ui/badge";
import { ButtonLink } from "~/ui/button";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { DateAndDaysLeft } from "./days-left";
import { decisionLabels, decisionTones } from "./decisions";
import { type Horizon, missedNotice, nearness, nextDue } from "./due";
import { formatMoney } from "./money";
import type { ListedService } from "./services.server";

interface ServicesTableProps {
  slug: string;
  services: ListedService[];
  /** The names of the products that usually replace a service, by its id, where nothing is chosen yet. */
  suggestions: Record<string, string[]>;
  horizon: Horizon;
  mayEdit: boolean;
}

export function ServicesTable({ slug, services, suggestions, horizon, mayEdit }: ServicesTableProps) {
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
        <Row key={service.id} mark={markOf(service, horizon)}>
          <RowHead>
            <Link to={`/customers/${slug}/profile/cost-reduction/${service.id}`}>{service.name}</Link>
            <br />
            <span className="muted small">
              {[service.vendor, service.category].filter(Boolean).join(" · ") || "No vendor or category"}
            </span>
          </RowHead>
          <Cell label="Notice Date">
            <Notice service={service} horizon={horizon} />
          </Cell>
          <Cell label="Expiration Date">
            {service.expirationDate ? <DateAndDaysLeft date={service.expirationDate} horizon={horizon} /> : "–"}
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

function Notice({ service, horizon }: { service: ListedService; horizon: Horizon }) {
  return (
    <>
      {service.noticeDate ? <DateAndDaysLeft date={service.noticeDate} horizon={horizon} /> : "–"}
      {missedNotice(service, horizon.today) && (
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

function markOf(service: ListedService, horizon: Horizon): "alert" | "soon" | undefined {
  if (missedNotice(service, horizon.today)) return "alert";
  const due = nextDue(service, horizon.today);
  const near = due ? nearness(due.date, horizon) : "later";
  return near === "urgent" ? "alert" : near === "soon" ? "soon" : undefined;
}
