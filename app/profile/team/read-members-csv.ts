import { csvLines } from "~/infra/csv";
import { readFileText } from "~/infra/csv/file-text";
import type { ColumnNames, MappedColumn } from "~/infra/csv/header";
import { shorten } from "~/infra/csv/plain-text";
import { Problems } from "~/infra/csv/problems";
import type { ReadingError } from "~/infra/csv/reading";
import { openTable, type TableRow } from "~/infra/csv/table";
import { type MemberDetails, memberDetails } from "./member.schema";

/** What a form may carry from the preview to the confirmation. */
export const importLimits = { file: 1024 * 1024, text: 48 * 1024, rows: 500 } as const;
const limit = { rows: importLimits.rows, one: "team member", many: "team members" };

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
  let columns: MappedColumn<Column>[] = [];
  if ("refused" in file) problems.add(file.refused);
  else {
    const table = openTable(file, columnNames, limit, problems);
    columns = table.columns;
    const lines = new Map<string, number>();
    for (const row of table.rows) {
      const member = readRow(row, columns, problems);
      if (!member) continue;
      const before = lines.get(sameMember(member));
      if (before) problems.add(twice(row.line, member, before));
      lines.set(sameMember(member), row.line);
      members.push({ line: row.line, ...member });
    }
  }
  const text = textOf(members);
  if (new TextEncoder().encode(text).length > importLimits.text)
    problems.add({ line: 1, column: "", value: "all of the text", expected: "at most 48 kB: divide the file in two" });
  return {
    members,
    ignored: columns.flatMap(({ header, mapsTo }) => (mapsTo || header === "" ? [] : [header])),
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

function readRow(
  { line, written }: TableRow<Column>,
  columns: readonly MappedColumn<Column>[],
  problems: Problems,
): MemberDetails | null {
  const reading = memberDetails.safeParse(Object.fromEntries(written));
  if (reading.success) return reading.data;
  for (const { path, message } of reading.error.issues) {
    const column = columns.find(({ mapsTo }) => mapsTo === path[0]);
    const value = shorten(column?.mapsTo ? (written.get(column.mapsTo) ?? "") : "");
    problems.add({ line, column: column?.header ?? "", value, expected: message });
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
