import { bandWord, showScore } from "../score";
import { barOrder } from "../status-order";
import { severities, severityLabels, statusLabels } from "../vocabulary";
import type { BoardReport } from "./board-report";
import { ScoreBars, StatusBar } from "./print-pictures";
import { counted, deltasOf, foundWords, scopeOf, scoredWords, shortened } from "./wording";

const mostSteps = 6;
const mostProducts = 6;

/** What a board reads: one sheet, whatever the numbers are. */
export function PrintFirstPage({ report }: { report: BoardReport }) {
  return (
    <section className="sheet" aria-labelledby="on-one-page">
      <h2 id="on-one-page" className="visually-hidden">
        On one page
      </h2>
      <dl className="sheet__facts">
        <Fact name="Customer" value={report.customer} />
        <Fact name="Date" value={report.date} />
        <Fact name="Scope" value={scopeOf(report)} />
        <Fact name="Prepared by" value={report.preparedBy ?? "Secure Dynamics"} />
        <Fact name="Compared with" value={report.previousDate ?? "None before it"} />
      </dl>
      <div className="sheet__pair">
        <Score report={report} />
        <Checks report={report} />
      </div>
      <div className="sheet__pair">
        <div>
          <h3>Score per product</h3>
          <ScoreBars parts={report.products.slice(0, mostProducts)} />
          {report.products.length > mostProducts && (
            <p className="small muted">{report.products.length - mostProducts} more under Technology areas</p>
          )}
        </div>
        <div>
          <h3>Summary</h3>
          <p>{shortened(report.opening, 560) || "No summary was written."}</p>
        </div>
      </div>
      <Risks report={report} />
      <Steps report={report} />
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Score({ report }: { report: BoardReport }) {
  return (
    <div>
      <h3>Score</h3>
      <p className="sheet__score">
        <strong>{showScore(report.score)}</strong>{" "}
        {report.score !== null && (
          <span>
            of 100 <b>{bandWord(report.band)}</b>
            {report.provisional && " (provisional)"}
          </span>
        )}
      </p>
      <ul className="sheet__deltas">
        {deltasOf(report).map(({ figure, sentence }) => (
          <li key={sentence}>
            <strong>{figure}</strong> <span>{sentence}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Checks({ report }: { report: BoardReport }) {
  const { counts, bySeverity } = report;
  const shown = barOrder.filter((status) => counts[status] > 0);
  return (
    <div>
      <h3>Checks</h3>
      <StatusBar counts={counts} />
      <p>{shown.map((status) => `${counts[status]} ${statusLabels[status].toLowerCase()}`).join(", ")}.</p>
      <p className="small muted">{scoredWords(report)}</p>
      <h3>Open failures by severity</h3>
      <ul className="sheet__figures">
        {severities.map((severity) => (
          <li key={severity}>
            <strong>{bySeverity[severity].fail}</strong> {severityLabels[severity]}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Risks({ report: { risks } }: { report: BoardReport }) {
  return (
    <div>
      <h3>Top risks</h3>
      {risks.length === 0 ? (
        <p>No check fails and none warns.</p>
      ) : (
        <ol className="sheet__list">
          {risks.map((risk) => (
            <li key={`${risk.areaName} ${risk.title}`}>
              <strong>{shortened(risk.title, 90)}</strong>{" "}
              <span className="muted">
                {statusLabels[risk.status]}, {severityLabels[risk.severity]}
              </span>
              <br />
              {shortened(risk.areaName, 60)}: {shortened(foundWords(risk), 150) || "–"}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function Steps({ report: { steps } }: { report: BoardReport }) {
  return (
    <div>
      <h3>Next steps</h3>
      {steps.length === 0 ? (
        <p>None were agreed.</p>
      ) : (
        <ol className="sheet__list">
          {steps.slice(0, mostSteps).map((step) => (
            <li key={`${step.text} ${step.owner}`}>
              {shortened(step.text, 150)}{" "}
              <span className="muted">{[step.owner, step.dueDate].filter(Boolean).join(", ")}</span>
            </li>
          ))}
        </ol>
      )}
      {steps.length > mostSteps && (
        <p className="small muted">{counted(steps.length - mostSteps, "step")} more below</p>
      )}
    </div>
  );
}
