import { Card } from "~/ui/card";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { type CatalogueColumn, catalogueColumns } from "./catalogue-columns";

const skus = "SKUs, separated by spaces or semicolons.";

const meanings: Record<CatalogueColumn, string> = {
  sku: "Needed. Which product the line is about; one that is not there yet is added.",
  name: "Needed for a new product.",
  family: "Needed for a new product, such as Internet Access.",
  edition: "Such as Business; blank where there are none.",
  kind: "Platform, Bundle or Add-on. Needed for a new product.",
  unit: "What is counted, in the singular. Needed for a new product.",
  minQuantity: "The fewest that can be requested; blank is 1.",
  tier: "The rank among the editions, from 1; blank where there are none.",
  lifecycle: "Active, Legacy or End of life.",
  sellable: "Yes or No.",
  summary: "One sentence. Needed for a new product.",
  description: "What the product’s own page says.",
  helpUrl: "An address that begins with https://.",
  retired: "Yes or No; blank is No.",
  includes: skus,
  requires: skus,
  upgrades_to: skus,
  replaced_by: skus,
};

/** What the file may hold: what is exported can be imported again, and changes nothing. */
export function ImportColumns() {
  return (
    <Card flush label="Columns">
      <Table
        caption="Columns of the file, in any order; a column that is not there leaves its values as they are"
        head={
          <>
            <HeadCell>Column</HeadCell>
            <HeadCell>What stands in it</HeadCell>
            <HeadCell>Also understood as</HeadCell>
          </>
        }
      >
        {(Object.keys(meanings) as CatalogueColumn[]).map((column) => (
          <Row key={column}>
            <RowHead>{catalogueColumns.labels[column]}</RowHead>
            <Cell label="What stands in it">{meanings[column]}</Cell>
            <Cell label="Also understood as">{catalogueColumns.aliases[column].join(", ") || "–"}</Cell>
          </Row>
        ))}
      </Table>
    </Card>
  );
}
