import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { counted } from "./wording";

interface ArchiveCardProps {
  /** Of the PDF: /customers/acme/health-checks/2026-07-01/report.pdf */
  path: string;
  /** Newest first. */
  reports: readonly {
    id: string;
    edition: number;
    madeAt: string;
    rowCount: number;
    pages: number;
    size: number;
    sha256: string;
  }[];
}

/** For admins: every PDF that was made of this health check, and a button for another. */
export function ArchiveCard({ path, reports }: ArchiveCardProps) {
  return (
    <Card
      title="Archived PDFs"
      action={
        <Form method="post">
          <Button small>Make Again</Button>
        </Form>
      }
    >
      {reports.length === 0 ? (
        <p>None yet. The first one is made when somebody downloads it.</p>
      ) : (
        <Table
          caption="Archived PDFs"
          captionHidden
          head={["Made", "Contents", "SHA-256"].map((label) => <HeadCell key={label}>{label}</HeadCell>)}
        >
          {reports.map((report, at) => (
            <Row key={report.id}>
              <RowHead>
                <a href={`${path}?kept=${report.id}`} download>
                  <Instant at={report.madeAt} />
                </a>{" "}
                {at === 0 && <span className="small muted">newest</span>}
              </RowHead>
              <Cell label="Contents">
                {counted(report.pages, "page")}, {counted(report.rowCount, "row")}, {Math.ceil(report.size / 1024)} kB,
                layout {report.edition}
              </Cell>
              <Cell label="SHA-256">
                <span className="address">{report.sha256}</span>
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </Card>
  );
}
