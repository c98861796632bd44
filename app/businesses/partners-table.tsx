import { businessStateNames, businessStateTones } from "~/customers/business-state";
import { Badge } from "~/ui/badge";
import { Day } from "~/ui/day";
import { Link } from "~/ui/link";
import { SortHead } from "~/ui/sort-head";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import type { PartnerLine } from "./partners.server";
import { businessPath } from "./paths";

interface PartnersTableProps {
  caption: string;
  partners: readonly PartnerLine[];
  sort: string;
}

export function PartnersTable({ caption, partners, sort }: PartnersTableProps) {
  return (
    <Table
      caption={caption}
      head={
        <>
          <SortHead by="name" sort={sort}>
            Business
          </SortHead>
          <SortHead by="state" sort={sort} first="descending">
            State
          </SortHead>
          <SortHead by="customers" sort={sort} first="descending" numeric>
            Customers
          </SortHead>
          <HeadCell>As</HeadCell>
          <SortHead by="people" sort={sort} first="descending" numeric>
            People
          </SortHead>
          <SortHead by="login" sort={sort} first="descending">
            Last login
          </SortHead>
          <SortHead by="since" sort={sort} first="descending">
            Since
          </SortHead>
        </>
      }
    >
      {partners.map(({ id, slug, name, website, state, customers, types, people, lastLoginAt, since }) => (
        <Row key={id}>
          <RowHead>
            <Link to={businessPath(slug)}>{name}</Link>
            <br />
            <span className="muted small wrap-anywhere">{website.replace(/^https:\/\//, "")}</span>
          </RowHead>
          <Cell label="State">
            <Badge tone={businessStateTones[state]}>{businessStateNames[state]}</Badge>
          </Cell>
          <Cell label="Customers" numeric>
            {customers}
          </Cell>
          <Cell label="As">{types.length > 0 ? types.join(", ") : <span className="muted">Nothing now</span>}</Cell>
          <Cell label="People" numeric>
            {people}
          </Cell>
          <Cell label="Last login">
            {lastLoginAt ? <Day date={lastLoginAt.slice(0, 10)} /> : <span className="muted">Never</span>}
          </Cell>
          <Cell label="Since">
            <Day date={since} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
