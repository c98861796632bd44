import type { ReactNode } from "react";
import { Prose } from "~/ui/prose";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { TrendChart } from "~/ui/trend-chart";
import type { TrendDrawing } from "~/ui/trend-drawing";
import { referenceLink } from "../reference-link";
import { bandOf, bandWord, showScore } from "../score";
import { type NamedChange, namedChanges, severityLabels, statusLabels } from "../vocabulary";
import type { BoardReport } from "./board-report";
import { changeHeads, counted, foundWords, methodParagraphs, scoreWords, unscored } from "./wording";

/** All that stands after the first page, but for the findings. */
export function PrintDetails({ report, trend }: { report: BoardReport; trend: TrendDrawing | null }) {
  return (
    <>
      {report.summary.length > 0 && (
        <Chapter title="Summary">
          <Prose blocks={report.summary} />
        </Chapter>
      )}
      <Steps report={report} />
      <Risks report={report} />
      <Trend report={report} drawing={trend} />
      <Areas report={report} />
      <Changes report={report} />
      <Decisions report={report} />
      <Chapter title="Method">
        {methodParagraphs(report).map((text) => (
          <p key={text}>{text}</p>
        ))}
      </Chapter>
    </>
  );
}

export function Chapter({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="chapter">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** An address to go to on the screen, and to be read on paper. */
export function Reference({ text }: { text: string }) {
  const link = referenceLink(text);
  return link ? (
    <a href={link} rel="noreferrer" className="address">
      {text}
    </a>
  ) : (
    text || "–"
  );
}

function Steps({ report: { steps } }: { report: BoardReport }) {
  if (steps.length === 0) return null;
  return (
    <Chapter title="Next steps">
      <Table caption="Next steps" captionHidden head={heads("Step", "Owner", "Due")}>
        {steps.map((step) => (
          <Row key={`${step.text} ${step.owner} ${step.dueDate}`}>
            <RowHead>{step.text}</RowHead>
            <Cell label="Owner">{step.owner || "–"}</Cell>
            <Cell label="Due">{step.dueDate ?? "–"}</Cell>
          </Row>
        ))}
      </Table>
    </Chapter>
  );
}

function Risks({ report: { risks } }: { report: BoardReport }) {
  if (risks.length === 0) return null;
  return (
    <Chapter title="Top risks">
      {risks.map((risk, at) => (
        <div key={`${risk.areaName} ${risk.title}`} className="risk">
          <h3>
            {at + 1}. {risk.title}
          </h3>
          <p className="small muted">
            {risk.product}, {risk.areaName}. {statusLabels[risk.status]}, {severityLabels[risk.severity]}
          </p>
          {foundWords(risk) && (
            <p>
              <strong>Finding:</strong> {foundWords(risk)}
            </p>
          )}
          {risk.recommendation && (
            <p>
              <strong>Recommendation:</strong> {risk.recommendation}
            </p>
          )}
          {risk.reference && (
            <p>
              <strong>Reference:</strong> <Reference text={risk.reference} />
            </p>
          )}
        </div>
      ))}
    </Chapter>
  );
}

function Trend({ report: { trend }, drawing }: { report: BoardReport; drawing: TrendDrawing | null }) {
  if (trend.length < 2) return null;
  return (
    <Chapter title="Score over time">
      {drawing && <TrendChart name="Score" drawing={drawing} />}
      <Table caption="Score over time" captionHidden head={heads("Date", "Score", "Band")}>
        {trend.toReversed().map(({ date, score }) => (
          <Row key={date}>
            <RowHead>{date}</RowHead>
            <Cell label="Score">{showScore(score)}</Cell>
            <Cell label="Band">{bandWord(bandOf(score))}</Cell>
          </Row>
        ))}
      </Table>
    </Chapter>
  );
}

function Areas({ report: { products } }: { report: BoardReport }) {
  const areas = products
    .flatMap((product) => product.areas.map((area) => ({ ...area, product: product.name })))
    .sort((a, b) => (a.score ?? 101) - (b.score ?? 101) || a.name.localeCompare(b.name));
  return (
    <Chapter title="Technology areas, worst first">
      <Table
        caption="Technology areas, worst first"
        captionHidden
        head={heads("Technology area", "Product", "Score", "Fail", "Warning", "Pass", "Other")}
      >
        {areas.map(({ name, product, score, counts }) => (
          <Row key={`${product} ${name}`}>
            <RowHead>{name}</RowHead>
            <Cell label="Product">{product}</Cell>
            <Cell label="Score">{scoreWords(score)}</Cell>
            <Cell label="Fail">{counts.fail}</Cell>
            <Cell label="Warning">{counts.warning}</Cell>
            <Cell label="Pass">{counts.pass}</Cell>
            <Cell label="Other">{unscored(counts)}</Cell>
          </Row>
        ))}
      </Table>
      <p className="small muted">Other: not applicable, info and not assessed.</p>
    </Chapter>
  );
}

function Changes({ report: { comparison } }: { report: BoardReport }) {
  if (!comparison) return null;
  const { counts, moved, from } = comparison;
  return (
    <Chapter title={`What changed since ${from}`}>
      {namedChanges.map((change) =>
        counts[change] === 0 ? null : (
          <div key={change}>
            <h3>
              {changeHeads[change]}: {counts[change]}
            </h3>
            <Table
              caption={changeHeads[change]}
              captionHidden
              head={heads("Check", "Technology area", "Result", "Severity")}
            >
              {moved[change].map((check) => (
                <Row key={`${check.areaName} ${check.title}`}>
                  <RowHead>{check.title}</RowHead>
                  <Cell label="Technology area">{check.areaName}</Cell>
                  <Cell label="Result">{resultWords(change, check)}</Cell>
                  <Cell label="Severity">{severityLabels[check.severity]}</Cell>
                </Row>
              ))}
            </Table>
            {moved[change].length < counts[change] && (
              <p className="small muted">The {counted(moved[change].length, "heaviest check")} are named here.</p>
            )}
          </div>
        ),
      )}
      <p>Unchanged: {counts.unchanged}.</p>
    </Chapter>
  );
}

function resultWords(
  change: NamedChange,
  { status, statusBefore }: NonNullable<BoardReport["comparison"]>["moved"]["removed"][number],
) {
  if (change === "removed") return `Was ${statusLabels[status]}`;
  return `${statusBefore ? `${statusLabels[statusBefore]} → ` : ""}${statusLabels[status]}`;
}

function Decisions({ report: { decisions, decisionCount } }: { report: BoardReport }) {
  if (decisions.length === 0) return null;
  return (
    <Chapter title="Accepted risks and follow-ups">
      <Table
        caption="Accepted risks and follow-ups"
        captionHidden
        head={heads("Check", "Follow-up", "Owner", "Until", "Reason")}
      >
        {decisions.map((decision) => (
          <Row key={`${decision.areaName} ${decision.title}`}>
            <RowHead>
              {decision.title} <span className="small muted">{decision.areaName}</span>
            </RowHead>
            <Cell label="Follow-up">{decision.status}</Cell>
            <Cell label="Owner">{decision.owner || "–"}</Cell>
            <Cell label="Until">{decision.until ?? "–"}</Cell>
            <Cell label="Reason">{decision.reason || "–"}</Cell>
          </Row>
        ))}
      </Table>
      {decisions.length < decisionCount && (
        <p className="muted">
          {decisions.length} of {decisionCount} are listed.
        </p>
      )}
    </Chapter>
  );
}

export function heads(...labels: string[]) {
  return labels.map((label) => <HeadCell key={label}>{label}</HeadCell>);
}
