import type { ReadingError } from "~/infra/csv/reading";
import { Card } from "~/ui/card";
import { Notice } from "~/ui/notice";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

interface FileProblemsProps {
  fileName: string;
  errors: readonly ReadingError[];
  total: number;
}

/** Why a file was refused: every line that could not be read, with what was expected there. */
export function FileProblems({ fileName, errors, total }: FileProblemsProps) {
  const count = total === 1 ? "1 thing" : `${total.toLocaleString("en-GB")} things`;
  return (
    <>
      <Notice tone="fail" title={`${fileName} was not read: ${count} to correct.`}>
        Nothing was stored. Correct the file and upload it again.
      </Notice>
      <Card flush label="What is to be corrected">
        <Table
          caption={
            errors.length < total ? `The first ${errors.length} of ${total.toLocaleString("en-GB")}` : "To correct"
          }
          head={
            <>
              <HeadCell>Line</HeadCell>
              <HeadCell>Column</HeadCell>
              <HeadCell>Value</HeadCell>
              <HeadCell>Expected</HeadCell>
            </>
          }
        >
          {errors.map((error) => (
            <Row key={`${error.line} ${error.column} ${error.value} ${error.expected}`}>
              <RowHead>Line {error.line}</RowHead>
              <Cell label="Column">{error.column || "Whole line"}</Cell>
              <Cell label="Value">{error.value ? <code className="mono">{error.value}</code> : "Empty"}</Cell>
              <Cell label="Expected">{error.expected}</Cell>
            </Row>
          ))}
        </Table>
      </Card>
    </>
  );
}
