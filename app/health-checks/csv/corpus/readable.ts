import { content, contentRows, encodings, type ReadFile, small, written } from "./made-files";

const delimiters = { comma: ",", semicolon: ";", tab: "\t" };
const ends = { CRLF: "\r\n", LF: "\n", CR: "\r" };

/** The same content in every encoding, with every delimiter and line end. */
export const sameContent: ReadFile[] = Object.entries(encodings).flatMap(([encoding, encode]) =>
  Object.entries(delimiters).flatMap(([delimiterName, delimiter]) =>
    Object.entries(ends).map(([endName, end]) => ({
      name: `${encoding}, ${delimiterName}, ${endName}`,
      bytes: encode(written(content, { delimiter, end })),
      rows: contentRows,
    })),
  ),
);

const utf8 = (text: string) => Buffer.from(text);
const utf16 = encodings["UTF-16 LE with a mark"];
const lower = (rows: ReadFile["rows"], by: number) => rows.map((row) => ({ ...row, line: (row.line ?? 0) + by }));
const wider = content.map((cells) => [...cells, "", ""]);
const blankLines = ",,,,,\r\n".repeat(40);
const end = "\r\n";

/** The same content as programs save it again. */
export const savedAgain: ReadFile[] = [
  { name: "Excel: Unicode text", bytes: utf16(written(content, { delimiter: "\t" })), rows: contentRows },
  {
    name: "Excel: a first line sep=;",
    bytes: utf8(`sep=;\r\n${written(content, { delimiter: ";" })}`),
    rows: lower(contentRows, 1),
  },
  {
    name: "Excel: a first line sep=, with a mark",
    bytes: utf8(`\uFEFFsep=,\r\n${written(content)}`),
    rows: lower(contentRows, 1),
  },
  {
    name: "a quoted first line sep= and a tab",
    bytes: utf8(`"sep=\t"\n${written(content, { delimiter: "\t", end: "\n" })}`),
    rows: lower(contentRows, 1),
  },
  { name: "LibreOffice: every cell quoted", bytes: utf8(written(content, { quoteAll: true })), rows: contentRows },
  { name: "trailing empty columns", bytes: utf8(written(wider)), rows: contentRows },
  { name: "trailing empty rows", bytes: utf8(`${written(content)}${blankLines}`), rows: contentRows },
  { name: "no line end at the end", bytes: utf8(written(content).slice(0, -end.length)), rows: contentRows },
  { name: "many line ends at the end", bytes: utf8(`${written(content)}${end.repeat(200)}`), rows: contentRows },
  { name: "blank rows before the header", bytes: utf8(`${end}${end}${written(content)}`), rows: lower(contentRows, 2) },
  {
    name: "spaces around the names of columns",
    bytes: utf8(written([(content[0] ?? []).map((name) => ` ${name}  `), ...content.slice(1)])),
    rows: contentRows,
  },
  {
    name: "names of columns in capitals, with hyphens",
    bytes: utf8(
      written([(content[0] ?? []).map((name) => name.toUpperCase().replaceAll(" ", "-")), ...content.slice(1)]),
    ),
    rows: contentRows,
  },
  {
    name: "guards of a download before formulas",
    bytes: utf8(written(content).replace("=1+1", "'=1+1")),
    rows: contentRows,
  },
];

const html = `<img src=x onerror="alert(1)"><script>alert('x')</script>`;
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const long = "ü".repeat(4_000);

/** Cells that look as if they meant something else. */
export const oddCells: ReadFile[] = [
  ...["Product", "Technology Area", "Check ID", "Check", "Current Setting", "Finding", "Recommendation", "Impact"].map(
    (column): ReadFile => {
      const header = ["Product", "Technology Area", "Check ID", "Check", "Status", "Current Setting", "Finding"];
      const columns = [...header, "Recommendation", "Impact", "Reference"];
      const cells = columns.map((name) => (name === column ? quoted(html) : name === "Status" ? "Pass" : "x"));
      const fields = { Product: "product", "Technology Area": "areaName", "Check ID": "checkKey", Check: "title" };
      const more = { "Current Setting": "currentSetting", Finding: "finding", Recommendation: "recommendation" };
      const field = { ...fields, ...more, Impact: "impact" }[column] ?? "";
      return {
        name: `HTML and script under ${column}`,
        bytes: small(columns.join(","), cells.join(",")),
        rows: [{ line: 2, [field]: html }],
      };
    },
  ),
  {
    name: "HTML under Reference and in a column of the file's own",
    bytes: small("Area,Status,Reference,<b>Owner</b>", `A,Pass,javascript:alert(1),${quoted(html)}`),
    rows: [{ reference: "javascript:alert(1)", extra: { "<b>Owner</b>": html } }],
  },
  {
    name: "formulas in every column that takes words",
    bytes: small("Area,Check,Status,Finding,Impact", '=A1,@SUM(1),Pass,+1+1,"=HYPERLINK(""http://x.example"")"'),
    rows: [{ areaName: "=A1", title: "@SUM(1)", finding: "+1+1", impact: '=HYPERLINK("http://x.example")' }],
  },
  {
    name: "a cell of 4,000 characters",
    bytes: small("Area,Status,Finding", `A,Pass,${long}`),
    rows: [{ finding: long }],
  },
  {
    name: "a cell of 4,000 signs that UTF-16 writes as two",
    bytes: small("Area,Status,Finding", `A,Pass,${"😀".repeat(4_000)}`),
    rows: [{ finding: "😀".repeat(4_000) }],
  },
  {
    name: "a quote in the middle of a cell",
    bytes: small("Area,Check,Status", 'A,5" disk and 3" disk,Pass', 'A,"say ""no"", so",Pass'),
    rows: [{ title: '5" disk and 3" disk' }, { title: 'say "no", so' }],
  },
  {
    name: "line breaks of all three kinds in one cell",
    bytes: small("Area,Status,Finding", '"A",Pass,"a\r\nb\rc\nd"', "B,Fail,"),
    rows: [
      { line: 2, finding: "a\nb\nc\nd" },
      { line: 6, areaName: "B" },
    ],
  },
  {
    name: "blank rows between rows, and rows of spaces",
    bytes: small("Area,Status", "", "A,Pass", " , ", "", "B,Fail"),
    rows: [
      { line: 3, status: "pass" },
      { line: 6, status: "fail" },
    ],
  },
  {
    name: "areas that nobody knows, twice in other capitals",
    bytes: small("Area,Check,Status", "Moon Phases,a,Pass", "MOON phases,b,Fail"),
    rows: [
      { areaName: "Moon Phases", areaKey: null },
      { areaName: "Moon Phases", areaKey: null },
    ],
  },
  {
    name: "scripts of the world, and signs that combine",
    bytes: small("Area,Status,Finding", "東京,Pass,e\u0301 العربية 🏳️‍🌈", "Ⅷ,Fail,ﬁ"),
    rows: [
      { areaName: "東京", finding: "e\u0301 العربية 🏳️‍🌈" },
      { areaName: "Ⅷ", finding: "ﬁ" },
    ],
  },
  {
    name: "statuses by their other names",
    bytes: small("Area,Check,RAG", "A,1,Green", "A,2,amber", "A,3,RED", "A,4,Not_Licensed", "A,5,", "A,6,note"),
    rows: ["pass", "warning", "fail", "not_applicable", "not_assessed", "info"].map((status) => ({
      status: status as "pass",
    })),
  },
  {
    name: "names of columns that every object has",
    bytes: small("Area,Status,__proto__,constructor", "A,Pass,x,y"),
    rows: [{ extra: JSON.parse('{"__proto__":"x","constructor":"y"}') }],
  },
];
