import { Form, useNavigation } from "@remix-run/react";
import type { MappedColumn } from "~/infra/csv/header";
import type { FileFacts } from "~/infra/csv/reading";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { decisionLabels } from "./decisions";
import { formatMoney } from "./money";
import type { ImportedService } from "./read-services-csv";
import { serviceFields as labels, type ServiceField } from "./service-fields";

export interface ImportPreviewProps {
  fileName: string;
  formKey: string;
  text: string;
  facts: FileFacts;
  columns: MappedColumn<ServiceField>[];
  services: ImportedService[];
}

/** What was understood of the file, before anything is stored; the form carries its text on to the confirmation. */
export function ImportPreview({ fileName, formKey, text, facts, columns, services }: ImportPreviewProps) {
  const importing = useNavigation().state === "submitting";
  const count = services.length === 1 ? "1 service" : `${services.length} services`;
  const unknown = columns.filter(({ mapsTo, header }) => !mapsTo && header).map(({ header }) => header);
  return (
    <>
      <Card title={`${fileName}: ${count}. Nothing is stored yet.`}>
        <Facts
          facts={[
            ["Encoding", `${facts.encoding?.toUpperCase()}${facts.byteOrderMark ? " with byte order mark" : ""}`],
            ["Delimiter", { ",": "Comma", ";": "Semicolon", "\t": "Tab" }[facts.delimiter ?? ","]],
            ["Understood", columns.flatMap(({ mapsTo }) => (mapsTo ? labels[mapsTo] : [])).join(", ")],
            unknown.length > 0 ? ["Not understood, not stored", unknown.join(", ")] : null,
            ...facts.notices.map((notice): [string, string] => ["Notice", notice]),
          ]}
        />
        <Form method="post" action="?confirm" encType="multipart/form-data" className="cluster note">
          <input type="hidden" name="text" value={text} />
          <input type="hidden" name="fileName" value={fileName} />
          <input type="hidden" name="formKey" value={formKey} />
          <Button kind="primary" disabled={importing}>
            Import {count}
          </Button>
          <ButtonLink to="?">Choose another file</ButtonLink>
        </Form>
      </Card>
      <Card flush label="Services in the file">
        <Table
          caption="What will be listed"
          head={
            <>
              <HeadCell>{labels.name}</HeadCell>
              <HeadCell>{labels.noticeDate}</HeadCell>
              <HeadCell>{labels.expirationDate}</HeadCell>
              <HeadCell numeric>{labels.annualCost}</HeadCell>
              <HeadCell>{labels.decision}</HeadCell>
              <HeadCell>{labels.justification}</HeadCell>
            </>
          }
        >
          {services.map(({ line, details }) => (
            <PreviewRow key={line} line={line} details={details} />
          ))}
        </Table>
      </Card>
    </>
  );
}

function PreviewRow({ line, details }: ImportedService) {
  const { annualCost, currency, vendor, category, noticeDate } = details;
  return (
    <Row>
      <RowHead>
        {details.name}
        <br />
        <span className="muted small">{[`line ${line}`, vendor, category].filter(Boolean).join(" · ")}</span>
      </RowHead>
      <Cell label={labels.noticeDate}>
        {noticeDate ?? "–"}
        {details.autoRenews && (
          <>
            <br />
            <span className="muted small">renews by itself</span>
          </>
        )}
      </Cell>
      <Cell label={labels.expirationDate}>
        <span className="nowrap">{details.expirationDate}</span>
      </Cell>
      <Cell label={labels.annualCost} numeric>
        {annualCost !== null && currency ? formatMoney(annualCost, currency) : "–"}
      </Cell>
      <Cell label={labels.decision}>
        {decisionLabels[details.decision]}
        {details.replacedBySku && (
          <>
            <br />
            <span className="muted small">to {details.replacedBySku}</span>
          </>
        )}
      </Cell>
      <Cell label={labels.justification}>{details.justification || "–"}</Cell>
    </Row>
  );
}
