import type { ReadingSummary } from "~/health-checks/csv/reading";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { columnLabels } from "./csv/columns";
import { type Status, statusLabels } from "./vocabulary";

interface ReadingFactsProps {
  file: { name: string; size: number; sha256: string };
  reading: Pick<ReadingSummary, "file" | "columns" | "counts" | "unknownAreas">;
  /** Where the file itself is, as it was uploaded. */
  download: string;
}

const encodings = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
  "windows-1252": "Windows-1252",
};
const delimiters = { ",": "Comma", ";": "Semicolon", "\t": "Tab" };
const statusOrder: readonly Status[] = ["pass", "warning", "fail", "not_applicable", "info", "not_assessed"];

/** What was understood of the file: how it is written, what its columns are, what it counts. */
export function ReadingFacts({ file, reading, download }: ReadingFactsProps) {
  const { encoding, byteOrderMark, delimiter, lineEnding, notices } = reading.file;
  const counts = statusOrder.map((status) => `${reading.counts.status[status]} ${statusLabels[status]}`).join(", ");
  return (
    <div className="grid grid--2">
      <Card
        title="The file"
        action={
          <Link to={download} reloadDocument>
            {file.name}
          </Link>
        }
      >
        <Facts
          facts={[
            ["Encoding", encoding ? `${encodings[encoding]}${byteOrderMark ? " with byte order mark" : ""}` : "–"],
            ["Delimiter", delimiter ? delimiters[delimiter] : "–"],
            ["Line ends", lineEnding ?? "–"],
            ["Size", `${file.size.toLocaleString("en-GB")} bytes`],
            ["Rows", reading.counts.rows.toLocaleString("en-GB")],
            ["Counts", counts],
            ["Products", reading.counts.products.map(({ name, rows }) => `${name} ${rows}`).join(", ") || "–"],
            ["Technology areas", reading.counts.areas.length],
            reading.unknownAreas.length > 0 ? ["Areas without help", reading.unknownAreas.join(", ")] : null,
            ...notices.map((notice): [string, string] => ["Notice", notice]),
          ]}
        />
      </Card>
      <Card flush label="Columns">
        <Table
          caption="Columns"
          head={
            <>
              <HeadCell>In the file</HeadCell>
              <HeadCell>Understood as</HeadCell>
            </>
          }
        >
          {reading.columns.map(({ header, mapsTo }) => (
            <Row key={header}>
              <RowHead>{header || "(no name)"}</RowHead>
              <Cell label="Understood as">
                {mapsTo ? columnLabels[mapsTo] : <span className="muted">Kept beside the row, under its own name</span>}
              </Cell>
            </Row>
          ))}
        </Table>
      </Card>
    </div>
  );
}
