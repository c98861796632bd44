import { csvLines } from "~/infra/csv";
import { readFileText } from "~/infra/csv/file-text";
import { type ColumnNames, type MappedColumn, mapHeader } from "~/infra/csv/header";
import { shorten } from "~/infra/csv/plain-text";
import { Problems } from "~/infra/csv/problems";
import type { ReadingError } from "~/infra/csv/reading";
import { type FileRecord, isBlank, records } from "~/infra/csv/records";
import { shapeErrors, withoutGuards } from "~/infra/csv/shape";
import { type MemberDetails, memberDetails } from "./member.schema";

/** What a form may carry from the preview to the confirmation. */
export const importLimits = { file: 1024 * 1024, text: 48 * 1024, rows: 500 } as const;

type Column = keyof MemberDetails;

const columnNames: ColumnNames<Column> = {
  labels: { name: "Name", role: "Role", email: "Email", phone: "Phone" },
  aliases: {
    name: ["full name", "team member", "member", "person"],
    role: ["job title", "title", "function", "position"],
    email: ["e-mail", "email address", "mail"],
    phone: ["telephone", "phone number", "mobile", "tel"],
  },
  required: ["name"],
};

export interface MembersReading {
  members: (MemberDetails & { line: number })[];
  /** Headers of the file that say nothing here; their columns are left out. */
  ignored: string[];
  notices: string[];
  errors: { first: ReadingError[]; total: number };
  /** The members as a file of their own: what the confirmation sends, and reads by the same rules. */
  text: string;
}

/** Reads a whole file of team members, or says everything that keeps it from being read; nothing in it is guessed. */
export function readMembersCsv(bytes: Uint8Array): MembersReading {
  const problems = new Problems();
  const file = readFileText(bytes, columnNames);
  const members: MembersReading["members"] = [];
  let columns: MappedColumn<Column>[] | null = null;
  if ("refused" in file) problems.add(file.refused);
  else {
    const lines = new Map<string, number>();
    for (const row of records(file.text, file.delimiter)) {
      if (!row.brokenQuote && isBlank(row.cells)) continue;
      if (!columns) {
        columns = readHeader(row, problems);
        if (problems.total > 0) break;
        continue;
      }
      if (members.length === importLimits.rows) {
        problems.add({ line: row.line, column: "", value: "one row more", expected: "at most 500 team members" });
        break;
      }
      const member = readRow(row, columns, problems);
      if (!member) continue;
      const before = lines.get(sameMember(member));
      if (before) problems.add(twice(row.line, member, before));
      lines.set(sameMember(member), row.line);
      members.push({ line: row.line, ...member });
    }
    if (members.length === 0 && problems.total === 0)
      problems.add({ line: 1, column: "", value: "no rows", expected: "a header and at least one team member" });
  }
  const text = textOf(members);
  if (new TextEncoder().encode(text).length > importLimits.text)
    problems.add({ line: 1, column: "", value: "all of the text", expected: "at most 48 kB: divide the file in two" });
  return {
    members,
    ignored: (columns ?? []).flatMap(({ header, mapsTo }) => (mapsTo || header === "" ? [] : [header])),
    notices: file.facts.notices,
    errors: { first: problems.first, total: problems.total },
    text: problems.total > 0 ? "" : text,
  };
}

/** What makes two lines the same person: the name and the address. */
export function sameMember({ name, email }: Pick<MemberDetails, "name" | "email">): string {
  return JSON.stringify([name, email ?? ""])
    .normalize("NFKC")
    .toLowerCase();
}

function readHeader({ line, cells, brokenQuote }: FileRecord, problems: Problems): MappedColumn<Column>[] {
  if (brokenQuote) problems.add(...shapeErrors({ line, cells, brokenQuote }, []));
  const headers = withoutGuards(cells).cells.map((cell) => cell.trim());
  const header = mapHeader(headers, columnNames, line);
  problems.add(...header.errors);
  return header.columns;
}

function readRow(row: FileRecord, columns: readonly MappedColumn<Column>[], problems: Problems): MemberDetails | null {
  const shape = shapeErrors(row, columns);
  problems.add(...shape);
  if (shape.length > 0) return null;

  const { cells } = withoutGuards(row.cells);
  const typed = new Map(columns.flatMap(({ mapsTo }, at) => (mapsTo ? [[mapsTo, cells[at] ?? ""] as const] : [])));
  const reading = memberDetails.safeParse(Object.fromEntries(typed));
  if (reading.success) return reading.data;
  for (const { path, message } of reading.error.issues) {
    const column = columns.find(({ mapsTo }) => mapsTo === path[0]);
    const value = shorten(column?.mapsTo ? (typed.get(column.mapsTo) ?? "") : "");
    problems.add({ line: row.line, column: column?.header ?? "", value, expected: message });
  }
  return null;
}

function twice(line: number, { name }: MemberDetails, before: number): ReadingError {
  const expected = `each team member once; the same name and email stand on line ${before}`;
  return { line, column: columnNames.labels.name, value: shorten(name), expected };
}

function textOf(members: readonly MemberDetails[]): string {
  const { name, role, email, phone } = columnNames.labels;
  return csvLines([
    [name, role, email, phone],
    ...members.map((member) => [member.name, member.role, member.email, member.phone]),
  ]);
}
