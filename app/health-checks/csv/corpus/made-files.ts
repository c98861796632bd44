import iconv from "iconv-lite";
import type { CheckRow, Chosen, KnownAreas } from "../reading";

/** What the portal knows, and what the admin chose, for every file of the corpus. */
export const known: KnownAreas = [
  { key: "zia.ssl", name: "SSL/TLS Inspection", product: "ZIA", checks: [] },
  { key: "zia.dns", name: "DNS Control", product: "ZIA", checks: [] },
];
export const chosen: Chosen = { date: "2026-07-01", customerName: "Acme", otherCustomerNames: ["Globex Holding"] };

interface MadeFile {
  name: string;
  bytes: Uint8Array;
}

/** A file that is read: all of its rows, in what matters here. */
export interface ReadFile extends MadeFile {
  rows: Partial<CheckRow>[];
  /** The keys of what the admin is asked or warned of. */
  asks?: string[];
}

/** A file that is refused: its first error, of which `value` and `expected` need only be a part. */
export interface RefusedFile extends MadeFile {
  line: number;
  column: string;
  value: string;
  expected: string;
}

export const encodings = {
  "UTF-8": (text: string) => Buffer.from(text),
  "UTF-8 with a mark": (text: string) => Buffer.from(`\uFEFF${text}`),
  "UTF-16 LE with a mark": (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le"),
  "UTF-16 BE with a mark": (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
  "UTF-16 LE without a mark": (text: string) => Buffer.from(text, "utf16le"),
  "UTF-16 BE without a mark": (text: string) => Buffer.from(text, "utf16le").swap16(),
  "Windows-1252": (text: string) => iconv.encode(text, "win1252"),
} satisfies Record<string, (text: string) => Uint8Array>;

interface Layout {
  delimiter?: string;
  end?: string;
  quoteAll?: boolean;
}

/** The table as a spreadsheet writes it: quoted where it must be, a break within a cell as the lines end. */
export function written(table: readonly (readonly string[])[], layout: Layout = {}): string {
  const { delimiter = ",", end = "\r\n", quoteAll = false } = layout;
  const cell = (text: string) =>
    quoteAll || text.includes(delimiter) || /["\r\n]/.test(text)
      ? `"${text.replaceAll('"', '""').replaceAll("\n", end)}"`
      : text;
  return table.map((cells) => `${cells.map(cell).join(delimiter)}${end}`).join("");
}

export const content = [
  ["Technology Area", "Check ID", "Check", "Status", "Severity", "Finding"],
  ["SSL/TLS Inspection", "zia.ssl.1", 'Traffic "in full", inspected', "Pass", "Critical", "Zürich – “Zugang” €5"],
  ["DNS Control", "zia.dns.1", "Queries; all\tof them", "Fail", "High", "first line\nsecond line"],
  ["Moon Phases", "m.1", "Full", "N/A", "", "=1+1"],
];

/** What each way to write `content` means. */
export const contentRows: Partial<CheckRow>[] = [
  {
    line: 2,
    product: "ZIA",
    areaName: "SSL/TLS Inspection",
    areaKey: "zia.ssl",
    checkKey: "zia.ssl.1",
    title: 'Traffic "in full", inspected',
    status: "pass",
    severity: "critical",
    finding: "Zürich – “Zugang” €5",
  },
  {
    line: 3,
    areaKey: "zia.dns",
    title: "Queries; all\tof them",
    status: "fail",
    severity: "high",
    finding: "first line\nsecond line",
  },
  {
    line: 5,
    product: "Other",
    areaName: "Moon Phases",
    areaKey: null,
    status: "not_applicable",
    severity: "medium",
    finding: "=1+1",
  },
];

/** A file of few columns and one row for each list of cells. */
export function small(header: string, ...lines: string[]): Uint8Array {
  return Buffer.from([header, ...lines, ""].join("\n"));
}
