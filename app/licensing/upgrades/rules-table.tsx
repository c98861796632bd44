import { Badge } from "~/ui/badge";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { conditionLabels } from "./rule-fields";
import type { ListedRule } from "./rules.server";

export function RulesTable({ rules }: { rules: readonly ListedRule[] }) {
  return (
    <Table
      caption="Rules by the product that they suggest"
      captionHidden
      head={
        <>
          <HeadCell>Suggests</HeadCell>
          <HeadCell>When</HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell numeric>Customers now</HeadCell>
          <HeadCell numeric>Dismissed</HeadCell>
        </>
      }
    >
      {rules.map(({ id, sku, product, condition, conditionName, reason, isOn, touches, dismissed }) => (
        <Row key={id}>
          <RowHead>
            <Link to={`/admin/upgrade-rules/${id}`}>{product}</Link>
            <div className="small muted">{sku}</div>
          </RowHead>
          <Cell label="When">
            <span>
              <span className="muted">{conditionLabels[condition]}:</span> {conditionName}
              {reason && <span className="small muted"> “{reason}”</span>}
            </span>
          </Cell>
          <Cell label="State">{isOn ? <Badge tone="pass">On</Badge> : <Badge>Off</Badge>}</Cell>
          <Cell label="Customers now" numeric>
            {touches.toLocaleString("en-GB")}
          </Cell>
          <Cell label="Dismissed" numeric>
            {dismissed.toLocaleString("en-GB")}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
