import type { CalendarDate } from "~/infra/calendar";
import type { Column } from "./csv/columns";
import { columnLabels, columns } from "./csv/columns";
import { type Finding, getFinding, getPlace } from "./findings.server";
import { fileColumns } from "./findings-csv.server";
import type { FindingsAsked } from "./findings-source.server";
import { effectiveStatus } from "./follow-up";
import { findFollowUp } from "./follow-up.server";
import { measure } from "./follow-up-measured.server";
import { findVisible } from "./health-check.server";
import { referenceLink } from "./reference-link";
import { severityLabels, statusLabels } from "./vocabulary";

/** A cell under the file's own header; what the portal reads it as stands beside it where that is another name. */
export interface FileCell {
  header: string;
  meaning: string | null;
  value: string;
  /** Where the cell is a web address. */
  link: string | null;
}

/** A finding with all that its file said, its place among those asked for, and what each date said of its check. */
export async function viewFinding(
  customerId: string,
  { date, line }: { date: string; line: number },
  asked: FindingsAsked,
  today: CalendarDate,
) {
  const finding = await getFinding(customerId, date, line);
  const check = await findVisible(customerId, date);
  const place = finding && (await getPlace(customerId, date, line, asked));
  if (!finding || !check || !place) return null;
  const followUp = await findFollowUp(customerId, finding.checkKey);
  return {
    finding,
    place,
    columns: cellsOf(finding, date, await fileColumns(check.id)),
    ...(await measure(customerId, finding.checkKey)),
    followUp: followUp && {
      status: effectiveStatus(followUp, today),
      owner: followUp.owner?.name ?? null,
      dueDate: followUp.dueDate,
    },
  };
}

/** In the file's order; what the file did not have and the portal worked out, such as the Check ID, comes last. */
function cellsOf(finding: Finding, date: string, inFile: readonly { header: string; mapsTo: Column | null }[]) {
  const known = valuesOf(finding, date);
  const cells = inFile.flatMap(({ header, mapsTo }): FileCell[] => {
    if (mapsTo === null) return header ? [cell(header, null, finding.extra?.[header] ?? "")] : [];
    const label = columnLabels[mapsTo];
    return [cell(header || label, header === label ? null : label, known[mapsTo])];
  });
  const there = new Set(inFile.map(({ mapsTo }) => mapsTo));
  const workedOut = columns.filter(
    (column) => !there.has(column) && known[column] !== "" && column !== "assessmentDate",
  );
  return [
    ...cells,
    ...workedOut.map((column) => cell(columnLabels[column], "not in the file", known[column])),
    cell("Line in the file", null, String(finding.line)),
  ];
}

function cell(header: string, meaning: string | null, value: string): FileCell {
  return { header, meaning, value, link: referenceLink(value) };
}

function valuesOf(finding: Finding, date: string): Record<Column, string> {
  return {
    assessmentDate: date,
    product: finding.product,
    area: finding.areaName,
    checkId: finding.checkKey,
    check: finding.title,
    status: statusLabels[finding.status],
    severity: severityLabels[finding.severity],
    currentSetting: finding.currentSetting,
    finding: finding.finding,
    recommendation: finding.recommendation,
    impact: finding.impact,
    reference: finding.reference,
  };
}
