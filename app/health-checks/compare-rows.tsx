import { Card } from "~/ui/card";
import { Link } from "~/ui/link";
import { Pages } from "~/ui/pages";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { changeOf } from "./compare";
import { compareLink } from "./compare-link";
import { type Moved, StatusStep } from "./moved-list";
import { ChangeBadge, SeverityWord } from "./status-badge";
import { type Change, changeLabels } from "./vocabulary";

interface CompareRowsProps {
  base: string;
  from: string;
  to: string;
  change?: Change;
  product?: string;
  area?: string;
  checks: readonly (Moved & { product: string })[];
  total: number;
  page: number;
  pages: number;
}

/** Exactly the checks that one number of the comparison counts, in pages. */
export function CompareRows(props: CompareRowsProps) {
  const { base, from, to, checks, total, page, pages } = props;
  return (
    <Card
      flush
      id="rows"
      label="Checks"
      foot={
        <>
          <Link to={compareLink(base, { from, to })}>Close this list</Link>
          <Pages page={page} pages={pages} />
        </>
      }
    >
      <Table
        caption={captionOf(props, total)}
        head={
          <>
            <HeadCell>Check</HeadCell>
            <HeadCell>Technology Area</HeadCell>
            <HeadCell>Change</HeadCell>
            <HeadCell>{`${from} → ${to}`}</HeadCell>
            <HeadCell>Severity</HeadCell>
          </>
        }
      >
        {checks.map((check) => (
          <Row key={`${check.statusAfter === null} ${check.line}`}>
            <RowHead>
              <Link to={`${base}/${check.statusAfter === null ? from : to}/findings/${check.line}`}>
                {check.title || check.areaName}
              </Link>
            </RowHead>
            <Cell label="Technology Area">
              {check.areaName}
              <p className="small muted">{check.product}</p>
            </Cell>
            <Cell label="Change">
              <Changed change={changeOf(check.statusBefore, check.statusAfter)} />
            </Cell>
            <Cell label="Status">
              <StatusStep {...check} />
            </Cell>
            <Cell label="Severity">
              <SeverityWord severity={check.severity} />
            </Cell>
          </Row>
        ))}
      </Table>
    </Card>
  );
}

function Changed({ change }: { change: Change }) {
  return change === "unchanged" ? changeLabels.unchanged : <ChangeBadge change={change} />;
}

function captionOf({ change, product, area }: CompareRowsProps, total: number): string {
  const checks = total === 1 ? "1 check" : `${total.toLocaleString("en-GB")} checks`;
  const what = [change && changeLabels[change], area, product].filter(Boolean).join(", ");
  return `${what}: ${checks}`;
}
