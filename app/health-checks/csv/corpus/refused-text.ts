import { gzipSync } from "node:zlib";
import { encodings, type RefusedFile, small } from "./made-files";

const bytesOf = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));
const utf16 = encodings["UTF-16 LE with a mark"];
const aCsv = { line: 1, column: "", expected: "a CSV file" };

/** What is no CSV file, whatever its name says. */
export const otherTypes: RefusedFile[] = [
  { name: "an .xlsx", bytes: bytesOf([0x50, 0x4b, 3, 4], "…"), value: "Excel workbook", ...aCsv },
  { name: "an .xls", bytes: bytesOf([0xd0, 0xcf, 0x11, 0xe0], "…"), value: "old Excel", ...aCsv },
  { name: "a PDF", bytes: bytesOf("%PDF-1.7\n"), value: "PDF", ...aCsv },
  { name: "a gzip file", bytes: gzipSync("Area,Status\nA,Pass\n"), value: "gzip", ...aCsv },
  { name: "a PNG", bytes: bytesOf([0x89], "PNG\r\n"), value: "PNG", ...aCsv },
  {
    name: "an HTML page",
    bytes: bytesOf("<!DOCTYPE html><html><body>Area</body></html>"),
    line: 1,
    column: "Technology Area",
    value: "",
    expected: "a column of this name",
  },
  {
    name: "nothing but spaces and line ends",
    bytes: bytesOf(" \r\n \r\n"),
    line: 1,
    column: "",
    value: "no rows",
    expected: "a header and at least one row",
  },
  { name: "an empty file", bytes: bytesOf(""), line: 1, column: "", value: "no rows", expected: "a header" },
  {
    name: "only a header",
    bytes: small("Area,Check,Status"),
    line: 1,
    column: "",
    value: "no rows",
    expected: "at least one row",
  },
  {
    name: "more than 20 MB",
    bytes: Buffer.alloc(20 * 1024 * 1024 + 1, "a"),
    line: 1,
    column: "",
    value: "20971521 bytes",
    expected: "at most 20 MB",
  },
];

/** Bytes that are no text. */
export const brokenText: RefusedFile[] = [
  {
    name: "a byte that is no UTF-8",
    bytes: bytesOf("Area,Status\nZürich,Pass\nB", [0xe2, 0x28], ",Pass\n"),
    line: 3,
    column: "",
    value: "the byte E2 (number 27)",
    expected: "UTF-8",
  },
  {
    name: "a lone surrogate in UTF-8",
    bytes: bytesOf("Area,Status\nZürich,Pass\n\nB", [0xed, 0xa0, 0x80], ",Pass\n"),
    line: 4,
    column: "",
    value: "the byte ED",
    expected: "UTF-8",
  },
  {
    name: "a sign in UTF-8 longer than it need be",
    bytes: bytesOf("é,Area,Status\nA", [0xc0, 0xaf], ",Pass\n"),
    line: 2,
    column: "",
    value: "the byte C0",
    expected: "UTF-8",
  },
  {
    name: "a byte that Windows-1252 does not have",
    bytes: bytesOf("Area,Status\r\nA", [0xe9, 0x81], ",Pass\r\n"),
    line: 2,
    column: "",
    value: "the byte E9",
    expected: "UTF-8",
  },
  {
    name: "a lone surrogate in UTF-16",
    bytes: utf16("Area\tStatus\r\nA\uD800B\tPass\r\n"),
    line: 2,
    column: "",
    value: "half a UTF-16 character",
    expected: "whole UTF-16",
  },
  {
    name: "UTF-16 cut in half",
    bytes: utf16("Area\tStatus\r\nA\tPass\r\n").subarray(0, -5),
    line: 2,
    column: "",
    value: "half a UTF-16 character",
    expected: "whole UTF-16",
  },
  {
    name: "a NUL byte",
    bytes: bytesOf("Area,Status\nA,Pass\nB,Pa\0ss\n"),
    line: 3,
    column: "",
    value: "a NUL character",
    expected: "text only",
  },
  {
    name: "a NUL in UTF-16",
    bytes: utf16("Area\tStatus\r\nA\tPa\0ss\r\n"),
    line: 2,
    column: "",
    value: "a NUL character",
    expected: "text only",
  },
  {
    name: "a letter that another program has lost",
    bytes: small("Area,Status", "Z\uFFFDrich,Pass"),
    line: 2,
    column: "Area",
    value: "Z\uFFFDrich",
    expected: "the letter that stood",
  },
  {
    name: "a lost letter in a header",
    bytes: small("Area,Status,Gr\uFFFDße", "A,Pass,x"),
    line: 1,
    column: "Gr\uFFFDße",
    value: "Gr\uFFFDße",
    expected: "the letter that stood",
  },
  {
    name: "a control character",
    bytes: small("Area,Status,Finding", "A,Pass,a\u0007b"),
    line: 2,
    column: "Finding",
    value: "a\u0007b",
    expected: "without control characters",
  },
];
