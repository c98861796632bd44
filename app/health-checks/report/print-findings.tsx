// biome-ignore-all lint/a11y/noRedundantRoles: stacked rows are `display: block`, which takes the native roles away
import { Cell, Row, RowHead } from "~/ui/table";
import { groupedBy } from "../product-order";
import { severityLabels, statusLabels } from "../vocabulary";
import type { BoardReport, ReportRow } from "./board-report";
import { Chapter, heads, Reference } from "./print-details";
import { foundWords, rowsWords, scoreWords } from "./wording";

interface PrintFindingsProps {
  report: BoardReport;
  /** By product and area, as the report lists them. */
  rows: readonly ReportRow[];
}

/** All rows, a table for each product and a group for each of its areas; the last line says how many there are. */
export function PrintFindings({ report, rows }: PrintFindingsProps) {
  const byProduct = groupedBy(rows, ({ product }) => product);
  return (
    <Chapter title="All findings">
      {report.products.map(({ name, score, areas }) => {
        const ofProduct = byProduct.get(name);
        if (!ofProduct) return null;
        const byArea = groupedBy(ofProduct, ({ areaName }) => areaName);
        return (
          <div key={name}>
            <h3>
              {name}: {scoreWords(score)}
            </h3>
            <table className="table table--stack findings-print" role="table">
              <caption className="visually-hidden">Findings of {name}</caption>
              <thead role="rowgroup">
                <tr role="row">{heads("Check", "Result", "Finding", "Recommendation", "Reference")}</tr>
              </thead>
              {areas.map((area) => {
                const own = byArea.get(area.name);
                return own && <Group key={area.name} title={`${area.name}: ${scoreWords(area.score)}`} rows={own} />;
              })}
            </table>
          </div>
        );
      })}
      <p className="findings-end">
        <strong>End of the report: {rowsWords(rows.length, report.rowCount)}.</strong>
      </p>
    </Chapter>
  );
}

function Group({ title, rows }: { title: string; rows: readonly ReportRow[] }) {
  return (
    <tbody role="rowgroup">
      <tr role="row" className="findings-print__area">
        <th scope="rowgroup" colSpan={5}>
          {title}
        </th>
      </tr>
      {rows.map((row) => (
        <Row key={row.checkKey}>
          <RowHead>
            {row.title} <span className="small muted">{row.checkKey}</span>
          </RowHead>
          <Cell label="Result">
            <strong>{statusLabels[row.status]}</strong> {severityLabels[row.severity]}
          </Cell>
          <Cell label="Finding">{foundWords(row) || "–"}</Cell>
          <Cell label="Recommendation">{row.recommendation || "–"}</Cell>
          <Cell label="Reference">
            <Reference text={row.reference} />
          </Cell>
        </Row>
      ))}
    </tbody>
  );
}
