import type { ComponentProps, ComponentType } from "react";
import { CriticalNotice } from "./critical-notice";
import { FindingsTable } from "./findings-table";
import { ReportAreas } from "./report-areas";
import { ReportChanges } from "./report-changes";
import { ReportCounts } from "./report-counts";
import { ReportFacts } from "./report-facts";
import { ReportProducts } from "./report-products";
import { ReportRisks } from "./report-risks";
import { ReportScore } from "./report-score";
import { ReportSummary } from "./report-summary";
import { ReportTrend } from "./report-trend";

/** What a part is handed, without what the body knows by itself. */
type Of<Part, Known extends string> = Omit<Part extends ComponentType<infer Props> ? Props : never, Known>;

export interface ReportBodyProps {
  /** /customers/acme/health-checks */
  base: string;
  date: string;
  /** "63 days old" */
  age: string;
  stale: boolean;
  dates: ComponentProps<typeof ReportTrend>["dates"];
  report: Of<typeof ReportFacts, "base" | "date" | "age" | "stale" | "previousDate" | "products"> &
    Of<typeof ReportScore, "comparison" | "children"> &
    Of<typeof ReportCounts, "picture"> & {
      products: (ComponentProps<typeof ReportProducts>["products"][number] &
        ComponentProps<typeof ReportAreas>["products"][number])[];
      publishedAt: string | null;
    };
  pictures: {
    trend: ComponentProps<typeof ReportTrend>["picture"];
    severities: ComponentProps<typeof ReportCounts>["picture"];
    moved: ComponentProps<typeof ReportChanges>["picture"];
  };
  summary: ComponentProps<typeof ReportSummary>["summary"];
  steps: ComponentProps<typeof ReportSummary>["steps"];
  risks: ComponentProps<typeof ReportRisks>["risks"];
  /** Null: there is nothing to compare with. */
  comparison:
    | (Of<typeof ReportChanges, "base" | "picture"> &
        NonNullable<ComponentProps<typeof ReportScore>["comparison"]> &
        NonNullable<ComponentProps<typeof ReportProducts>["comparison"]>)
    | null;
  sort: string;
  findings: Of<typeof FindingsTable, "path" | "helpPath" | "areas" | "sort" | "download"> | null;
  /** Where the rows are downloaded; null: nowhere yet. */
  download: string | null;
}

/** The report under its head: for the customer's page, and for the preview of what is not published yet. */
export function ReportBody({ base, date, age, stale, dates, report, pictures, ...parts }: ReportBodyProps) {
  const { summary, steps, risks, comparison, sort, findings, download } = parts;
  const path = `${base}/${date}`;
  const areas = report.products.flatMap((product) => product.areas.map((area) => area.name));
  return (
    <>
      <ReportFacts
        {...report}
        base={base}
        date={date}
        age={age}
        stale={stale}
        previousDate={comparison?.from ?? null}
      />
      <CriticalNotice failing={report.bySeverity.critical.fail} />
      <div className="grid grid--2">
        <div className="stack">
          <ReportScore {...report} comparison={comparison}>
            <ReportTrend base={base} date={date} dates={dates} picture={pictures.trend} />
          </ReportScore>
          <ReportRisks path={path} risks={risks} />
        </div>
        <div className="stack">
          <ReportSummary summary={summary} by={report.publishedBy} at={report.publishedAt} steps={steps} />
          <ReportProducts products={report.products} comparison={comparison} />
          <ReportCounts {...report} picture={pictures.severities} />
        </div>
      </div>
      {comparison && (
        <div className="section">
          <ReportChanges {...comparison} base={base} picture={pictures.moved} />
        </div>
      )}
      <div className="section">
        <ReportAreas helpPath={`${base}/help`} products={report.products} />
      </div>
      {findings && (
        <div className="section">
          <FindingsTable
            {...findings}
            path={path}
            helpPath={`${base}/help`}
            areas={[...new Set(areas)].sort()}
            sort={sort}
            download={download}
          />
        </div>
      )}
    </>
  );
}
