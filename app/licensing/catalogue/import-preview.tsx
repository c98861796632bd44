import { Form, useNavigation } from "@remix-run/react";
import type { MappedColumn } from "~/infra/csv/header";
import type { FileFacts } from "~/infra/csv/reading";
import { Badge } from "~/ui/badge";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { Notice } from "~/ui/notice";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { type CatalogueColumn, catalogueColumns } from "./catalogue-columns";
import type { PlannedProduct } from "./import-plan";
import { productFields, relationLabels, saidBy } from "./product-fields";

export interface ImportPreviewProps {
  fileName: string;
  packed: string;
  compared: string;
  facts: FileFacts;
  columns: MappedColumn<CatalogueColumn>[];
  planned: PlannedProduct[];
  unchanged: number;
  holders: Record<string, number>;
  /** The catalogue has changed since this was shown before. */
  isAnew: boolean;
}

/** What storing the file would do, before anything is stored; the form carries its text on to the confirmation. */
export function ImportPreview({ fileName, packed, compared, facts, columns, ...plan }: ImportPreviewProps) {
  const importing = useNavigation().state === "submitting";
  const { planned, unchanged, holders, isAnew } = plan;
  const added = planned.filter(({ isNew }) => isNew).length;
  const unknown = columns.filter(({ mapsTo, header }) => !mapsTo && header).map(({ header }) => header);
  return (
    <>
      {isAnew && (
        <div role="alert">
          <Notice tone="warning" title="The catalogue was changed meanwhile. Nothing is stored yet.">
            Below stands what the file would do now. Look at it, then import.
          </Notice>
        </div>
      )}
      <Card title={`${fileName}: ${added} new, ${planned.length - added} changed, ${unchanged} unchanged`}>
        <Facts
          facts={[
            ["Encoding", `${facts.encoding?.toUpperCase()}${facts.byteOrderMark ? " with byte order mark" : ""}`],
            ["Delimiter", { ",": "Comma", ";": "Semicolon", "\t": "Tab" }[facts.delimiter ?? ","]],
            ["Understood", columns.flatMap(({ mapsTo }) => (mapsTo ? catalogueColumns.labels[mapsTo] : [])).join(", ")],
            unknown.length > 0 ? ["Not understood, not stored", unknown.join(", ")] : null,
            ...facts.notices.map((notice): [string, string] => ["Notice", notice]),
          ]}
        />
        <Form method="post" action="?confirm" className="cluster note">
          <input type="hidden" name="packed" value={packed} />
          <input type="hidden" name="fileName" value={fileName} />
          <input type="hidden" name="compared" value={compared} />
          {planned.length > 0 && (
            <Button kind="primary" disabled={importing}>
              {planned.length === 1 ? "Import 1 Product" : `Import ${planned.length} Products`}
            </Button>
          )}
          <ButtonLink to="?">Choose another file</ButtonLink>
        </Form>
      </Card>
      {planned.length === 0 ? (
        <Notice title="Nothing to import.">Each line says what the catalogue says already.</Notice>
      ) : (
        <Card flush label="What the import does">
          <Table
            caption="What the import does"
            head={
              <>
                <HeadCell>Product</HeadCell>
                <HeadCell>State</HeadCell>
                <HeadCell>What it says</HeadCell>
              </>
            }
          >
            {planned.map((product) => (
              <PlannedRow key={product.sku} product={product} holders={holders[product.sku] ?? 0} />
            ))}
          </Table>
        </Card>
      )}
    </>
  );
}

function PlannedRow({ product, holders }: { product: PlannedProduct; holders: number }) {
  return (
    <Row>
      <RowHead>
        {product.details.name}
        <br />
        <span className="muted small">
          <span className="mono">{product.sku}</span> · line {product.line}
        </span>
      </RowHead>
      <Cell label="State">
        <Badge tone={product.isNew ? "pass" : "info"} glyph={null}>
          {product.isNew ? "New" : "Changed"}
        </Badge>
      </Cell>
      <Cell label="What it says">
        <Facts facts={product.isNew ? allOf(product) : changesOf(product, holders)} />
      </Cell>
    </Row>
  );
}

function allOf({ details, isRetired, relationChanges }: PlannedProduct): [string, string][] {
  const said = Object.entries(saidBy(details)).filter(([field, value]) => value && field !== "name");
  return [
    ...said.map(([field, value]): [string, string] => [productFields[field as keyof typeof productFields], value]),
    ...(isRetired ? [["Retired", "Yes"] as [string, string]] : []),
    ...relationChanges.map(({ kind, typed }): [string, string] => [relationLabels[kind], typed.join(", ")]),
  ];
}

function changesOf({ changes, isRetired, wasRetired, relationChanges }: PlannedProduct, holders: number) {
  const fromTo = (stored: string, typed: string) => `${stored || "Nothing"} → ${typed || "Nothing"}`;
  const held = holders === 0 ? "" : `; ${holders === 1 ? "1 customer holds" : `${holders} customers hold`} it`;
  return [
    ...changes.map(({ field, stored, typed }): [string, string] => [productFields[field], fromTo(stored, typed)]),
    ...(isRetired === wasRetired ? [] : [["Retired", isRetired ? `No → Yes${held}` : "Yes → No"] as [string, string]]),
    ...relationChanges.map(({ kind, stored, typed }): [string, string] => [
      relationLabels[kind],
      fromTo(stored.join(", "), typed.join(", ")),
    ]),
  ];
}
