import { describe, expect, test } from "vitest";
import { readHealthCheckCsv } from "./read-health-check-csv";
import type { Chosen, KnownAreas } from "./reading";

const known: KnownAreas = [
  {
    key: "zia.ssl",
    name: "SSL/TLS Inspection",
    product: "ZIA",
    checks: [{ key: "zia.ssl.coverage", title: "Traffic is inspected", severity: "critical" }],
  },
];
const chosen: Chosen = { date: "2026-07-01", customerName: "Acme", otherCustomerNames: [] };

function read(text: string, more: Partial<Chosen> = {}) {
  return readHealthCheckCsv(Buffer.from(text), known, { ...chosen, ...more });
}

function errorsOf(text: string) {
  return read(text).errors.first.map(({ line, column, value }) => [line, column, value]);
}

describe("the layout", () => {
  test.each([
    [",", "comma"],
    [";", "semicolon"],
    ["\t", "tab"],
  ])("is read with %j", (delimiter) => {
    const reading = read(["Area,Control,Result", "DNS Control,Check one,ok"].join("\n").replaceAll(",", delimiter));
    expect(reading.file.delimiter).toBe(delimiter);
    expect(reading.rows).toMatchObject([{ line: 2, areaName: "DNS Control", title: "Check one", status: "pass" }]);
  });

  test.each([
    ["\r\n", "CRLF"],
    ["\n", "LF"],
    ["\r", "CR"],
  ])("is read with line ends %j", (end, name) => {
    const reading = read(`area,check,status${end}A,one,Pass${end}A,two,Fail`);
    expect(reading.file.lineEnding).toBe(name);
    expect(reading.rows.map(({ line, title }) => [line, title])).toEqual([
      [2, "one"],
      [3, "two"],
    ]);
  });

  test("keeps the file's line numbers over line breaks in cells and blank rows", () => {
    const text = 'area,check,status,finding\r\nA,one,Pass,"x\r\ny\nz"\r\n,,,\r\n\r\nA,two,Fail,"say ""no"", so"\r\n';
    const { rows } = read(text);
    expect(rows.map(({ line, finding }) => [line, finding])).toEqual([
      [2, "x\ny\nz"],
      [7, 'say "no", so'],
    ]);
  });

  test("keeps line numbers over many records", () => {
    const lines = Array.from({ length: 1_700 }, (_, at) => `A,check ${at},Pass,"one\n\ntwo"`);
    const reading = read(`area,check,status,finding\n${lines.join("\n")}\nA,last,Maybe,\n`);
    expect(reading.errors.first).toMatchObject([{ line: 2 + 1_700 * 3, value: "Maybe" }]);
    expect(reading.rows).toHaveLength(1_700);
  });

  test("finds columns by any of their names, and keeps the ones it has no name for", () => {
    const reading = read("TECHNOLOGY-area,check_name,Risk Level,RAG,Owner,Best Practice \nA,one,high,Green,Nora,two\n");
    expect(reading.errors.first).toMatchObject([{ line: 1, column: expect.stringContaining("check_name") }]);
    const { columns, rows } = read("Technology_Area,Check,Category,Status,Owner\nA,one,mine,Pass,Nora");
    expect(columns.map(({ mapsTo }) => mapsTo)).toEqual(["area", "check", null, "status", null]);
    expect(rows[0]?.extra).toEqual({ Category: "mine", Owner: "Nora" });
  });

  test("C-5 names a missing column, a duplicate and one without a header", () => {
    expect(errorsOf("Check,Status\none,Pass")).toEqual([[1, "Technology Area", ""]]);
    expect(errorsOf("Area,Status,Score,score\nA,Pass,1,2")).toEqual([[1, "Score", "Score"]]);
    expect(errorsOf("Area,Check,Status,\nA,one,Pass,\nA,two,Pass,oops")).toEqual([[3, "column 4", "oops"]]);
    expect(errorsOf(`${Array.from({ length: 300 }, (_, at) => `c${at}`).join(",")}\n`)).toEqual([
      [1, "", "300 columns"],
    ]);
  });

  test("refuses ragged rows with what stands there", () => {
    expect(errorsOf("Area,Check,Status\nA,one\nA,two,Pass,more\nA,three,Pass")).toEqual([
      [2, "", "2 cells: A | one"],
      [3, "", "4 cells: A | two | Pass | more"],
    ]);
  });

  test("C-4 names the line on which a quote opens that never closes", () => {
    const text = 'Area,Check,Status\nA,one,Pass\nA,"two,Pass\nA,three,Pass\n';
    expect(read(text).errors.first).toMatchObject([{ line: 3, value: '"two,Pass A,three,Pass' }]);
    expect(errorsOf('Area,Check,Status\nA,"o"ne,Pass\n')[0]?.[0]).toBe(2);
  });

  test("C-8 refuses what is empty, too long, or holds control characters", () => {
    expect(read("").errors.total).toBe(1);
    expect(read("Area,Status\n").errors.first).toMatchObject([{ value: "no rows" }]);
    expect(errorsOf(`Area,Status,Finding\nA,Pass,${"x".repeat(4_001)}`)[0]?.slice(0, 2)).toEqual([2, "Finding"]);
    expect(read(`Area,Status,Finding\nA,Pass,${"x".repeat(4_000)}`).errors.total).toBe(0);
    expect(errorsOf("Area,Status,Finding\nA,Pass,a\u0007b")[0]?.slice(0, 2)).toEqual([2, "Finding"]);
    expect(readHealthCheckCsv(new Uint8Array(20 * 1024 * 1024 + 1), [], chosen).errors.total).toBe(1);
  });

  test("refuses what is no table before it fills the memory", () => {
    expect(errorsOf(`Area,Status\nA,Pass\n${",".repeat(2_000_000)}`)).toEqual([
      [3, "", "more than 800,400 characters"],
    ]);
    expect(read(`Area,Check,Status\n${"\n".repeat(200_000)}`).errors.first).toMatchObject([
      { line: 100_002, value: "blank" },
    ]);
    const areas = Array.from({ length: 1_001 }, (_, at) => `Area ${at},Pass`).join("\n");
    expect(errorsOf(`Area,Status\n${areas}`)).toEqual([[1, "Area", ""]]);
  });

  test("stops at the 100,001st row", () => {
    const rows = Array.from({ length: 100_001 }, (_, at) => `A,${at},Pass`).join("\n");
    expect(read(`Area,Check,Status\n${rows}`).errors.first).toMatchObject([
      { line: 100_002, expected: "at most 100,000 rows" },
    ]);
  }, 30_000);

  test("counts all errors and tells the first hundred", () => {
    const { errors } = read(`Area,Check,Status\n${Array.from({ length: 250 }, (_, at) => `A,${at},?`).join("\n")}`);
    expect([errors.total, errors.first.length, errors.first[99]?.line]).toEqual([250, 100, 101]);
  });
});

describe("the meaning", () => {
  test.each([
    ["PASSED", "pass"],
    ["Needs Improvement", "warning"],
    ["critical gap", "fail"],
    ["Non-Compliant", "fail"],
    ["N/A", "not_applicable"],
    ["not_licensed", "not_applicable"],
    ["informational", "info"],
    ["TBD", "not_assessed"],
    ["", "not_assessed"],
  ])("of the status %j is %s", (word, status) => {
    expect(read(`Area,Check,Status\nA,one,${word}\n`).rows[0]?.status).toBe(status);
  });

  test("of a status or severity outside the table is never guessed", () => {
    expect(errorsOf("Area,Check,Status,Severity\nA,one,Passt,High\nA,two,Pass,Severe")).toEqual([
      [2, "Status", "Passt"],
      [3, "Severity", "Severe"],
    ]);
  });

  test("of a known area and check fills in what the file leaves out", () => {
    const { rows, unknownAreas } = read(
      "Area,Check,Status\nssl tls inspection,traffic is inspected,Fail\nMoon Phases,Full,Pass\nMOON phases,New,Pass",
    );
    expect(rows).toMatchObject([
      { areaName: "SSL/TLS Inspection", areaKey: "zia.ssl", product: "ZIA", severity: "critical" },
      { areaName: "Moon Phases", areaKey: null, product: "Other", severity: "medium", checkKey: "moonphases:full" },
      { areaName: "Moon Phases" },
    ]);
    expect(unknownAreas).toEqual(["Moon Phases"]);
  });

  test("of a file without checks is one result for each area", () => {
    const { rows } = read("Category,Grade\nDNS Control,A\nSandbox,C");
    expect(rows).toMatchObject([
      { title: "DNS Control", status: "pass" },
      { title: "Sandbox", status: "fail" },
    ]);
    expect(errorsOf("Category,Grade\nDNS Control,A\nDNS control,C")).toHaveLength(1);
  });

  test("of two rows for one check is an error that names both lines", () => {
    const { errors } = read("Area,ID,Check,Status\nA,a.1,one,Pass\nA,a.2,two,Pass\nA,a.1,three,Fail");
    expect(errors.first).toMatchObject([{ line: 4, column: "ID", value: "a.1" }]);
    expect(errors.first[0]?.expected).toContain("on line 2 and on line 4");
  });

  test("S-4 of HTML, scripts and formulas is the text that they are", () => {
    const nasty = ["<script>alert(1)</script>", "=1+1", "{{7*7}}", "javascript:alert(1)"];
    const { rows } = read(`Area,Check,Status,Finding\n${nasty.map((text, at) => `A,${at},Pass,${text}`).join("\n")}`);
    expect(rows.map(({ finding }) => finding)).toEqual(nasty);
  });
});

describe("a column of assessment dates", () => {
  const dated = (...dates: string[]) =>
    read(`Assessment Date,Area,Check,Status\n${dates.map((date, at) => `"${date}",A,${at},Pass`).join("\n")}`);

  test.each([
    "2026-07-01",
    "2026/07/01",
    "2026-07-01T08:00:00Z",
    "20260701",
    "1 July 2026",
    "1-Jul-2026",
    "Jul 1, 2026",
    "",
  ])("%j is that day and no other", (date) => {
    const { errors, questions, warnings } = dated(date);
    expect({ total: errors.total, questions, warnings }).toEqual({ total: 0, questions: [], warnings: [] });
  });

  test("of another day than the one chosen needs to be confirmed", () => {
    expect(dated("2026-06-30").warnings).toMatchObject([{ key: "assessment-date", confirmBy: "tick" }]);
  });

  test("that can be read two ways is asked, not guessed", () => {
    const { questions, warnings } = dated("04/07/2026", "04/07/2026");
    expect(questions).toMatchObject([{ key: "assessment-date-order" }]);
    expect(questions[0]?.options.map(({ label }) => label.slice(0, 10))).toEqual(["2026-07-04", "2026-04-07"]);
    expect(warnings).toEqual([]);
  });

  test("of a spreadsheet's serial numbers is asked", () => {
    expect(dated("46204").questions[0]?.options.map(({ label }) => label.slice(0, 10))).toEqual([
      "2026-07-01",
      "2030-07-02",
    ]);
  });

  test("takes its order from a date that can be read one way only", () => {
    const { questions, warnings } = dated("01/07/2026", "13/07/2026");
    expect(questions).toEqual([]);
    expect(warnings[0]?.text).toContain("2026-07-13");
    expect(dated("13/07/2026", "07/13/2026").errors.first).toMatchObject([{ line: 3, value: "07/13/2026" }]);
  });

  test.each(["2026-02-30", "31/02/2026", "soon", "1e9", "1/7/26", "99999"])("C-7 %j is an error", (date) => {
    expect(dated(date).errors.first).toMatchObject([{ line: 2, column: "Assessment Date", value: date }]);
  });
});

describe("a file for another customer", () => {
  const others = { otherCustomerNames: ["Globex Holding", "Initech", "Ac"] };

  test("C-12 is noticed by the name in any cell", () => {
    const text = "Area,Check,Status,Finding\nA,one,Pass,the tenant of GLOBEX-Holding\n";
    expect(read(text, others).warnings).toMatchObject([{ key: "other-business", confirmBy: "customer-name" }]);
  });

  test("is not imagined from parts of words", () => {
    expect(read("Area,Check,Status,Finding\nA,one,Pass,holding initechs globex\n", others).warnings).toEqual([]);
    expect(
      read("Area,Check,Status\nInitech,one,Pass\n", { ...others, customerName: "Initech Europe" }).warnings,
    ).toEqual([]);
  });
});
