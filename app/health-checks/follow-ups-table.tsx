import { useSearchParams } from "@remix-run/react";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Day } from "~/ui/day";
import { Filters, SearchFilter, SelectFilter } from "~/ui/filters";
import { Link } from "~/ui/link";
import { Pages } from "~/ui/pages";
import { SortHead } from "~/ui/sort-head";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { followUpLabels, followUpStatuses, measuredWords } from "./follow-up";
import { FollowUpBadge } from "./follow-up-badge";
import type { ListedFollowUp } from "./follow-ups.server";

interface FollowUpsTableProps {
  /** /customers/acme/health-checks */
  base: string;
  sort: string;
  owners: readonly { id: string; name: string }[];
  followUps: readonly ListedFollowUp[];
  total: number;
  page: number;
  pages: number;
}

const all = { value: "", label: "All" };

/** The plan, filtered, sorted and paged in the URL. */
export function FollowUpsTable({ base, sort, owners, followUps, total, page, pages }: FollowUpsTableProps) {
  const [search] = useSearchParams();
  return (
    <Card
      flush
      id="follow-ups"
      label="Follow-ups"
      foot={
        <>
          <ButtonLink to={`${base}/follow-ups/follow-ups.csv?${search}`} reloadDocument small icon="download">
            CSV of all {total.toLocaleString("en-GB")}
          </ButtonLink>
          <Pages page={page} pages={pages} />
        </>
      }
    >
      <Filters action="?#follow-ups">
        <SearchFilter placeholder="Check, area, reason…" />
        <SelectFilter
          name="status"
          label="Status"
          options={[all, ...followUpStatuses.map((status) => ({ value: status, label: followUpLabels[status] }))]}
        />
        <SelectFilter
          name="owner"
          label="Owner"
          options={[
            all,
            { value: "nobody", label: "Nobody" },
            ...owners.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <SelectFilter
          name="show"
          label="Show"
          options={[
            all,
            { value: "overdue", label: "Overdue" },
            { value: "reopened", label: "Open again" },
            { value: "fixed", label: "Measured fixed, to close" },
          ]}
        />
      </Filters>
      {total === 0 ? (
        <p className="card__foot">No follow-up fits. Clear the filter to see all.</p>
      ) : (
        <Table
          caption={total === 1 ? "1 follow-up" : `${total.toLocaleString("en-GB")} follow-ups`}
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
              <SortHead by="owner" sort={sort}>
                Owner
              </SortHead>
              <SortHead by="due" sort={sort}>
                Due
              </SortHead>
              <HeadCell>Measured</HeadCell>
            </>
          }
        >
          {followUps.map((row) => (
            <FollowUpRow key={row.checkKey} base={base} row={row} />
          ))}
        </Table>
      )}
    </Card>
  );
}

function FollowUpRow({ base, row }: { base: string; row: ListedFollowUp }) {
  const title = row.title || row.areaName;
  return (
    <Row mark={row.overdue ? "alert" : row.openAgainSince ? "soon" : undefined}>
      <RowHead>
        {row.finding ? (
          <Link to={`${base}/${row.finding.date}/findings/${row.finding.line}/follow-up`}>{title}</Link>
        ) : (
          title
        )}
      </RowHead>
      <Cell label="Technology Area">{row.areaName}</Cell>
      <Cell label="Status">
        <span>
          <FollowUpBadge status={row.effective} />
          {row.acceptedUntil && (
            <p className="small muted">
              accepted until <Day date={row.acceptedUntil} />
              {row.openAgainSince && (
                <>
                  , open again since <Day date={row.openAgainSince} />
                </>
              )}
            </p>
          )}
        </span>
      </Cell>
      <Cell label="Owner">{row.owner ?? "Nobody"}</Cell>
      <Cell label="Due">
        {row.dueDate ? (
          <span>
            <Day date={row.dueDate} />
            {row.overdue && <p className="small strong">overdue</p>}
          </span>
        ) : (
          "–"
        )}
      </Cell>
      <Cell label="Measured">
        <span>
          {measuredWords(row.measured)}
          {row.toClose && <p className="small strong">to be closed</p>}
        </span>
      </Cell>
    </Row>
  );
}
