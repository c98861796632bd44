import type { ExportTable } from "~/export/table";

interface Readme {
  /** "the account of Nora Test", "Acme". */
  of: string;
  by: string;
  at: Date;
  tables: readonly ExportTable[];
  /** What else lies in it, folder by folder. */
  folders?: readonly [folder: string, what: string][];
}

/** What is what in the archive, for whoever opens it without the portal at hand. */
export function readme({ of, by, at, tables, folders = [] }: Readme): string {
  const lines = [
    `CM360: data of ${of}`,
    "",
    `Collected for ${by}, beginning on ${at.toISOString()} (UTC).`,
    "What was changed while it was collected may be in it or not.",
    "",
    "FOLDERS",
    "",
    ...listed([
      ["json/", "Every table in full: a list of records. UTF-8."],
      ["csv/", "The same for a spreadsheet: UTF-8 with a byte order mark, commas, one line of headings."],
      ...folders,
    ]),
    "",
    "In the CSV files a text that a spreadsheet would run as a formula has an apostrophe before it; in the JSON files it",
    "stands as it is. Days are YYYY-MM-DD. Instants are in UTC.",
    "A column that ends in Id holds the id of a record in the table of that name, as far as it is in this archive.",
    "",
    "WHAT IS NOT IN IT",
    "",
    "Passwords, keys, codes and links, not even as hashes; drafts; what belongs to somebody else.",
    "",
    "TABLES",
    "",
    ...tables.flatMap(({ table, what, columns }) => [table, `  ${what}`, ...wrapped(columns.join(", ")), ""]),
  ];
  return lines.join("\r\n");
}

function listed(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, what]) => `${name.padEnd(width)}  ${what}`);
}

function wrapped(text: string): string[] {
  return text.match(/.{1,110}(?:, |$)/g)?.map((line) => `  ${line.trimEnd()}`) ?? [];
}
