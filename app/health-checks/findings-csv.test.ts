import fc from "fast-check";
import { expect, test } from "vitest";
import { csvDownload } from "~/infra/csv";
import { aCustomer, actorOf, anAdmin } from "../../tests/support/cast";
import { columnLabels, columns } from "./csv/columns";
import { readHealthCheckCsv } from "./csv/read-health-check-csv";
import { findingsCsv } from "./findings.server";
import { publish } from "./publish.server";
import { upload } from "./upload.server";
import { severities, severityLabels, statuses, statusLabels } from "./vocabulary";

const date = "2026-09-01";
const rowsAtOnce = 300;

// What spreadsheets run, what CSV is made of, and what other alphabets bring.
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "=",
        "+",
        "-",
        "@",
        "'",
        "''=",
        '"',
        '""',
        ",",
        ";",
        "\t",
        "\r\n",
        "\n",
        "＝",
        "％",
        "=1+1",
        "%",
        "_",
      ),
      fc.constantFrom(
        "é",
        "ß",
        "日本",
        "🔥",
        "\u200d",
        "a\u0301",
        "<script>",
        "</td>",
        "NULL",
        "-1",
        "1e9",
        "2026-02-30",
      ),
      fc.string({ maxLength: 12 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(""))
  // Neither is a cell of text: the import refuses both.
  .map((text) => text.replace(/[\p{Cc}\p{Cs}]/gu, (sign) => (/[\r\n\t]/.test(sign) ? sign : "")));

const row = fc.record({
  title: hostile,
  status: fc.constantFrom(...statuses),
  severity: fc.constantFrom(...severities),
  texts: fc.array(hostile, { minLength: 6, maxLength: 6 }),
});

test("C-11 whatever stands in the cells, a download that is uploaded again reads as it was", async () => {
  const [rows = []] = fc.sample(fc.array(row, { minLength: rowsAtOnce, maxLength: rowsAtOnce }), {
    numRuns: 1,
    seed: 5,
  });
  const header = [...columns.map((column) => columnLabels[column]), "=Owner"];
  const cells = rows.map(({ title, status, severity, texts }, index) => [
    date,
    "ZIA",
    "Area",
    `check-${index}`,
    `T ${title}`,
    statusLabels[status],
    severityLabels[severity],
    ...texts,
  ]);
  const first = await through(header, cells);
  const second = await download(first);
  const third = await download(second);
  expect(third.equals(second)).toBe(true);
  expect(rowsOf(second)).toEqual(rowsOf(first));
  expect(rowsOf(second)).toHaveLength(rowsAtOnce);
});

/** What the file of these bytes gives back, once it is published. */
async function download(bytes: Buffer): Promise<Buffer> {
  const ada = actorOf(await anAdmin());
  const customerId = (await aCustomer()).business.id;
  const draft = await upload(customerId, { date, name: "x.csv", bytes }, ada);
  if (draft.outcome !== "drafted") throw new Error(JSON.stringify(draft).slice(0, 2_000));
  const edit = { executiveSummary: "", answers: {}, version: 1, replaces: null };
  expect((await publish(draft.healthCheckId, edit, ada)).outcome).toBe("published");
  const file = await findingsCsv(customerId, date, {});
  if (!file) throw new Error("nothing to download");
  return Buffer.from(await csvDownload("x.csv", file.header, file.batches).arrayBuffer());
}

async function through(header: string[], cells: string[][]): Promise<Buffer> {
  return Buffer.from(await csvDownload("x.csv", header, [cells]).arrayBuffer());
}

function rowsOf(bytes: Buffer) {
  const { rows } = readHealthCheckCsv(bytes, [], { date, customerName: "Acme", otherCustomerNames: [] });
  return rows.map(({ line: _, ...rest }) => rest);
}
