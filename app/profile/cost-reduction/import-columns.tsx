import { Card } from "~/ui/card";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { serviceColumns } from "./service-columns";
import { type ServiceField, serviceFields } from "./service-fields";

const meanings: Record<ServiceField, string> = {
  name: "Needed.",
  vendor: "Who is paid for it.",
  category: "Such as Access, Web security or Network.",
  annualCost: "A year, without tax: 12500 or 12,500.50, a point before the decimals.",
  currency: "Needed with a cost: EUR, USD and so on.",
  expirationDate: "Needed. The last day, such as 2027-06-30.",
  noticeDate: "The last day to give notice, not after the expiration date.",
  autoRenews: "Yes or No; blank is No.",
  decision: "Undecided, Retire or Keep; blank is Undecided.",
  reason: "One of the reasons in their words.",
  justification: "Why it will not be continued. Needed to retire.",
  replacedBy: "A Zscaler product by its name or its SKU.",
};

/** What the file may hold: what is exported can be imported elsewhere. */
export function ImportColumns() {
  return (
    <Card flush label="Columns">
      <Table
        caption="Columns of the file, in any order"
        head={
          <>
            <HeadCell>Column</HeadCell>
            <HeadCell>What stands in it</HeadCell>
            <HeadCell>Also understood as</HeadCell>
          </>
        }
      >
        {(Object.keys(meanings) as ServiceField[]).map((field) => (
          <Row key={field}>
            <RowHead>{serviceFields[field]}</RowHead>
            <Cell label="What stands in it">{meanings[field]}</Cell>
            <Cell label="Also understood as">{serviceColumns.aliases[field].join(", ") || "–"}</Cell>
          </Row>
        ))}
      </Table>
    </Card>
  );
}
