import type { ReadFile } from "./made-files";
import { small } from "./made-files";

const dated = (...dates: string[]) =>
  small("Assessment Date,Area,Check,Status", ...dates.map((date, at) => `"${date}",A,${at},Pass`));
const rowsOf = (count: number) => Array.from({ length: count }, () => ({}));

/** Files that can be read, but leave something open that only a person knows. */
export const asked: ReadFile[] = [
  ...["2026-07-01", "2026/07/01", "1 July 2026", "Jul 1, 2026", "2026-07-01T08:00:00Z"].map((date) => ({
    name: `the date chosen, as ${date}`,
    bytes: dated(date),
    rows: rowsOf(1),
    asks: [],
  })),
  { name: "the date in two ways that agree", bytes: dated("2026-07-01", "1 July 2026"), rows: rowsOf(2), asks: [] },
  {
    name: "the date of another day",
    bytes: dated("2026-06-30", "2026-07-01"),
    rows: rowsOf(2),
    asks: ["assessment-date"],
  },
  { name: "a date of either order", bytes: dated("04/07/2026"), rows: rowsOf(1), asks: ["assessment-date-order"] },
  {
    name: "a date with points, of either order",
    bytes: dated("7.1.2026"),
    rows: rowsOf(1),
    asks: ["assessment-date-order"],
  },
  {
    name: "dates of either order beside one that has only one",
    bytes: dated("01/07/2026", "13/07/2026"),
    rows: rowsOf(2),
    asks: ["assessment-date"],
  },
  {
    name: "a date turned into a serial number",
    bytes: dated("46204"),
    rows: rowsOf(1),
    asks: ["assessment-date-serial"],
  },
  {
    name: "dates of three kinds, mixed",
    bytes: dated("2026-07-01", "46204", "01/07/2026"),
    rows: rowsOf(3),
    asks: ["assessment-date-order", "assessment-date-serial"],
  },
  {
    name: "another customer's name in a cell",
    bytes: small("Area,Status,Finding", "A,Pass,the tenant of GLOBEX-Holding"),
    rows: rowsOf(1),
    asks: ["other-business"],
  },
  {
    name: "another customer's name in a header",
    bytes: small("Area,Status,Owner at Globex Holding", "A,Pass,x"),
    rows: rowsOf(1),
    asks: ["other-business"],
  },
  {
    name: "another customer's name in UTF-16",
    bytes: Buffer.from("\uFEFFArea\tStatus\tFinding\r\nA\tPass\tglobex holding\r\n", "utf16le"),
    rows: rowsOf(1),
    asks: ["other-business"],
  },
  {
    name: "half of another customer's name",
    bytes: small("Area,Status,Finding", "A,Pass,globex", "B,Pass,holding"),
    rows: rowsOf(2),
    asks: [],
  },
  {
    name: "formulas that ended in errors",
    bytes: small("Area,Status,Finding", "A,Pass,#NAME?", "B,Pass,#REF!", "C,Pass,Err:502", "D,Pass,######"),
    rows: [{ finding: "#NAME?" }, { finding: "#REF!" }, { finding: "Err:502" }, { finding: "######" }],
    asks: ["spreadsheet-errors"],
  },
  {
    name: "long numbers shortened, in a cell that takes words",
    bytes: small("Area,Status,Current Setting", "A,Pass,1E+05", 'B,Pass,"1,23457E+11"'),
    rows: [{ currentSetting: "1E+05" }, { currentSetting: "1,23457E+11" }],
    asks: ["shortened-numbers"],
  },
  {
    name: "leading zeros that may be lost from the Check IDs",
    bytes: small("Area,Check ID,Check,Status", "A,7,one,Pass", "A,1012,two,Fail"),
    rows: [{ checkKey: "7" }, { checkKey: "1012" }],
    asks: ["leading-zeros"],
  },
  {
    name: "leading zeros that may be lost, where one row has no Check ID",
    bytes: small("Area,Check ID,Check,Status", "A,7,one,Pass", "A,,between,Pass", "A,1012,two,Fail"),
    rows: [{ checkKey: "7" }, { title: "between" }, { checkKey: "1012" }],
    asks: ["leading-zeros"],
  },
  {
    name: "Check IDs that look like a power of ten, and that no spreadsheet writes",
    bytes: small("Area,Check ID,Check,Status", "A,3E12,one,Pass", "A,4E05,two,Fail"),
    rows: [{ checkKey: "3E12" }, { checkKey: "4E05" }],
    asks: [],
  },
  {
    name: "Check IDs that count from 1",
    bytes: small("Area,Check ID,Status", ...Array.from({ length: 12 }, (_, at) => `A,${at + 1},Pass`)),
    rows: rowsOf(12),
    asks: [],
  },
  {
    name: "Check IDs with their leading zeros",
    bytes: small("Area,Check ID,Status", "A,007,Pass", "A,1012,Fail"),
    rows: [{ checkKey: "007" }, { checkKey: "1012" }],
    asks: [],
  },
];
