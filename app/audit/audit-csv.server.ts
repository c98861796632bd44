import { changeInWords, changesOf } from "~/audit/changes";
import { type EventQuery, readEvents } from "~/audit/events-query.server";
import { kindName } from "~/audit/kinds";
import { type AuditEntry, entriesOf } from "~/audit/list-audit.server";
import { sentenceOf } from "~/audit/sentence";
import type { CsvCell } from "~/infra/csv";

const batchSize = 500;

const common = ["When (UTC)", "Who", "Works for", "What", "Kind", "Changes"] as const;

/** All that matches, newest first, with everything that stands in the log. */
export function auditCsv(query: EventQuery) {
  return {
    header: [...common, "For whom", "Action", "Record", "Before", "After", "Request", "Number"],
    batches: batchesOf(query, (event) => [
      ...commonCells(event),
      event.business?.name ?? null,
      event.action,
      event.subjectId,
      jsonCell(event.before),
      jsonCell(event.after),
      event.requestId,
      event.id,
    ]),
  };
}

/** The same as its customer reads it. */
export function customerLogCsv(query: EventQuery) {
  return { header: common, batches: batchesOf(query, commonCells) };
}

async function* batchesOf(query: EventQuery, cellsOf: (event: AuditEntry) => CsvCell[]) {
  let before: number | null = null;
  for (let more = true; more; ) {
    const rows = await readEvents(query, before, batchSize);
    yield (await entriesOf(rows)).map(cellsOf);
    before = rows.at(-1)?.id ?? null;
    more = rows.length === batchSize;
  }
}

function commonCells(event: AuditEntry): CsvCell[] {
  return [
    event.at,
    event.who.name,
    event.who.of,
    sentenceOf(event),
    kindName(event.subjectType),
    changesOf(event).map(changeInWords).join("\n"),
  ];
}

function jsonCell(json: unknown): string | null {
  return json === null ? null : JSON.stringify(json);
}
