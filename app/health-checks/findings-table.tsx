import { useSearchParams } from "@remix-run/react";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Filters, SearchFilter, SelectFilter } from "~/ui/filters";
import { HelpLink } from "~/ui/help-link";
import { Link } from "~/ui/link";
import { Pages } from "~/ui/pages";
import { SortHead } from "~/ui/sort-head";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { filterOf } from "./findings-filter";
import { type FollowUpStatus, followUpLabels, followUpStatuses } from "./follow-up";
import { FollowUpBadge } from "./follow-up-badge";
import { ChangeBadge, SeverityWord, StatusBadge } from "./status-badge";
import {
  type Change,
  changeLabels,
  changes,
  type Severity,
  type Status,
  severities,
  severityLabels,
  statuses,
  statusLabels,
} from "./vocabulary";

interface FindingsTableProps {
  /** Up to the report: /customers/acme/health-checks/2026-07-01; help stands beside it. */
  path: string;
  helpPath: string;
  areas: readonly string[];
  sort: string;
  findings: readonly {
    line: number;
    title: string;
    areaName: string;
    areaKey: string | null;
    status: Status;
    severity: Severity;
    found: string;
    recommendation: string;
    change: Change | null;
    followUp?: FollowUpStatus | null;
  }[];
  total: number;
  page: number;
  pages: number;
  previousDate: string | null;
  /** No word begins as the search says; these rows hold it inside a word. */
  insideWords?: boolean;
  /** Each finding says what the customer has decided about it. */
  followsUp?: boolean;
  /** Null: this page offers no download. */
  download: string | null;
}

const all = { value: "", label: "All" };

/** The rows, searched, filtered, sorted and paged in the URL. */
export function FindingsTable(props: FindingsTableProps) {
  const { path, helpPath, areas, sort, findings, total, page, pages, previousDate, download, followsUp } = props;
  const [search] = useSearchParams();
  const shown = filterOf(search);
  return (
    <Card
      flush
      id="findings"
      label="Findings"
      foot={
        <>
          {download ? (
            <span className="cluster">
              <ButtonLink to={`${download}${shown}`} reloadDocument small icon="download">
                CSV of all {total.toLocaleString("en-GB")}
              </ButtonLink>
              {followsUp && (
                <ButtonLink to={helpPath.replace(/help$/, "follow-ups")} small icon="target">
                  Follow-ups
                </ButtonLink>
              )}
            </span>
          ) : (
            <span />
          )}
          <Pages page={page} pages={pages} />
        </>
      }
    >
      <Filters action="#findings">
        <SearchFilter placeholder="Check, finding, setting…" />
        <SelectFilter name="area" label="Technology Area" options={[all, ...areas.map(same)]} />
        <SelectFilter name="status" label="Status" options={[all, ...labelled(statuses, statusLabels)]} />
        <SelectFilter name="severity" label="Severity" options={[all, ...labelled(severities, severityLabels)]} />
        {previousDate && (
          <SelectFilter
            name="change"
            label={`Since ${previousDate}`}
            options={[all, ...labelled(changes, changeLabels)]}
          />
        )}
        {followsUp && (
          <SelectFilter
            name="follow"
            label="Follow-up"
            options={[all, { value: "none", label: "None yet" }, ...labelled(followUpStatuses, followUpLabels)]}
          />
        )}
      </Filters>
      {props.insideWords && total > 0 && (
        <p className="card__foot">
          No word begins with “{search.get("q")?.trim()}”: these checks hold it inside a word.
        </p>
      )}
      {total === 0 ? (
        <p className="card__foot">No check fits. Clear the filter to see all.</p>
      ) : (
        <Table
          caption={captionOf(total, page, pages, findings.length)}
          head={
            <>
              <SortHead by="check" sort={sort}>
                Check
              </SortHead>
              <SortHead by="area" sort={sort}>
                Technology Area
              </SortHead>
              <SortHead by="status" sort={sort}>
                Status
              </SortHead>
              <SortHead by="severity" sort={sort}>
                Severity
              </SortHead>
              <HeadCell>What was found, and what to do</HeadCell>
              {followsUp && <HeadCell>Follow-up</HeadCell>}
            </>
          }
        >
          {findings.map((row) => (
            <Row key={row.line} mark={row.status === "fail" && row.severity === "critical" ? "alert" : undefined}>
              <RowHead>
                <Link to={`${path}/findings/${row.line}${shown}`}>{row.title}</Link>
              </RowHead>
              <Cell label="Technology Area">
                <span className="cluster">
                  {row.areaName}
                  {row.areaKey && <HelpLink to={`${helpPath}/${row.areaKey}`} about={row.areaName} />}
                </span>
              </Cell>
              <Cell label="Status">
                <span className="cluster">
                  <StatusBadge status={row.status} />
                  <ChangeBadge change={row.change} />
                </span>
              </Cell>
              <Cell label="Severity">
                <SeverityWord severity={row.severity} />
              </Cell>
              <Cell label="Found">
                <span>{row.found || "–"}</span>
                {row.recommendation && <p className="small muted">{row.recommendation}</p>}
              </Cell>
              {followsUp && (
                <Cell label="Follow-up">
                  {row.followUp ? (
                    <Link to={`${path}/findings/${row.line}/follow-up`}>
                      <FollowUpBadge status={row.followUp} />
                    </Link>
                  ) : (
                    "–"
                  )}
                </Cell>
              )}
            </Row>
          ))}
        </Table>
      )}
    </Card>
  );
}

const same = (name: string) => ({ value: name, label: name });

function labelled<T extends string>(values: readonly T[], labels: Record<T, string>) {
  return values.map((value) => ({ value, label: labels[value] }));
}

function captionOf(total: number, page: number, pages: number, shown: number): string {
  if (pages === 1) return total === 1 ? "1 check" : `${total.toLocaleString("en-GB")} checks`;
  const first = page === pages ? total - shown + 1 : (page - 1) * shown + 1;
  return `Checks ${first.toLocaleString("en-GB")} to ${(first + shown - 1).toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")}`;
}
