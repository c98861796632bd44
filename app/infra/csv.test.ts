import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { csvDownload, csvLines } from "./csv";

describe("a downloaded CSV file", () => {
  test.each(["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "\0=1", "＝1", "＋1", "－1", "＠1", "'=1"])(
    "never begins a cell with what a spreadsheet runs: %j",
    (cell) => {
      const [[written] = []] = Papa.parse<string[]>(csvLines([[cell, "next"]]), { newline: "\r\n" }).data;
      expect(written).toBe(`'${cell}`);
    },
  );

  test("leaves words, numbers and apostrophes as they are", () => {
    expect(csvLines([["O'Neil", -5, "a-b", "'quoted'", null]])).toBe("O'Neil,-5,a-b,'quoted',\r\n");
  });

  test("quotes commas, quotes and line breaks, and ends its lines with CRLF", () => {
    expect(csvLines([["a,b", 'say "no"', "two\nlines"], ["c"]])).toBe('"a,b","say ""no""","two\nlines"\r\nc\r\n');
  });

  test("begins with a byte order mark, is named safely and is streamed", async () => {
    const response = csvDownload('Acme "2026"\r\nX: y.csv', ["Name"], [[["Ünal"]], [], [["=1"]]]);
    expect(response.headers.get("Content-Disposition")).toBe('attachment; filename="Acme-2026-X-y.csv"');
    expect(response.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toBe('Name\r\nÜnal\r\n"\'=1"\r\n');
  });
});
