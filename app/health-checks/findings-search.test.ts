import { beforeAll, describe, expect, test } from "vitest";
import { aCustomer, actorOf, anAdmin } from "../../tests/support/cast";
import { getPlace, listFindings } from "./findings.server";
import { findingsFilter, sorts } from "./findings-filter";
import { findInside } from "./findings-search.server";
import { findVisible } from "./health-check.server";
import { publish } from "./publish.server";
import { manyRows } from "./test-files";
import { upload } from "./upload.server";

const date = "2026-09-01";
let customerId: string;

beforeAll(async () => {
  customerId = (await aCustomer()).business.id;
  const rows = [
    "zia.firewall.default-rule,Default rule of the firewall,Fail,Café traffic bypasses the Zürich gateway",
    "zia.firewall.order,Order of the rules,Warning,Straße and Strasse are two groups: “A & B”",
    "zpa.connector.version,Connectors run version 24.1.3,Pass,Überwachung läuft (100%)",
    'zdx.probe.o365,Probe for Office 365,Fail,"He said ""no"" * to NEAR/2"',
    "zcc.tunnel.mtu,Tunnel’s MTU,Pass,MTU = 1_400; firewalls drop more",
  ];
  await publishCsv(customerId, ["Technology Area,Check ID,Check,Status,Finding", ...rows.map((row) => `Area,${row}`)]);
}, 60_000);

const [fw, order, connector, probe, mtu] = [2, 3, 4, 5, 6];

describe("the search finds", () => {
  test.each<[typed: string, lines: number[], insideWords?: true]>([
    ["firewall", [fw, order, mtu]],
    ["FIREWALL", [fw, order, mtu]],
    ["fire", [fw, order, mtu]],
    ["firewalls", [mtu]],
    ["cafe", [fw]],
    ["CAFÉ", [fw]],
    ["cafe\u0301", [fw]],
    ["zurich", [fw]],
    ["zürich", [fw]],
    ["strasse", [order]],
    ["straße", [order]],
    ["STRASSE", [order]],
    ["uberwachung", [connector]],
    ["Überw", [connector]],
    ["zia.firewall.default-rule", [fw]],
    ["firewall.order", [order]],
    ["ZIA.FIREWALL", [fw, order]],
    ["default rule", [fw]],
    ["rule default", [fw]],
    ["24.1.3", [connector]],
    ["365", [probe]],
    ["o365", [probe]],
    ["100%", [connector]],
    ["%", [connector]],
    ["_", [mtu]],
    ["*", [probe]],
    ["=", [mtu]],
    ['"no"', [probe]],
    ['"', [probe]],
    ["A & B", [fw, order]],
    ["tunnel's", [mtu]],
    ["near/2", [probe]],
    ["  firewall   café ", [fw]],
    // Inside words, where no word begins so.
    ["rewal", [fw, order, mtu], true],
    ["REWALL", [fw, order, mtu], true],
    ["rich", [fw], true],
    ["urich", [fw], true],
    ["uerich", [fw], true],
    ["trasse", [order], true],
    ["traße", [order], true],
    ["ueberwach", [connector], true],
    ["berwachung", [connector], true],
    ["wall.default-ru", [fw], true],
    ["4.1.3", [connector], true],
    ["onnec ersio", [connector], true],
    // Nothing of it is an operator.
    ["firewall OR probe", []],
    ["firewall NOT zia", []],
    ["NEAR(zia firewall)", []],
    ["title : firewall", []],
    ["^firewall", [fw, order, mtu]],
    ['firewall" OR "probe', []],
    ["x' OR 1=1 --", []],
    ["[a-z]", []],
    ["zzz", []],
    ["\u0000zzz", []],
  ])("for %j the lines %j", async (typed, lines, insideWords) => {
    const page = await listFindings(customerId, date, { search: typed, sort: "line" });
    expect(page?.findings.map(({ line }) => line)).toEqual(lines);
    if (lines.length > 0) expect(page?.insideWords).toBe(insideWords ?? false);
  });

  test("a sign row by row, a slice of the file at a time", async () => {
    const check = await findVisible(customerId, date);
    expect(await findInside(check?.id ?? "", "%")).toHaveLength(1);
    expect(await findInside(check?.id ?? "", "→ --")).toEqual([]);
  });

  test("nothing of another customer", async () => {
    const stranger = (await aCustomer("Gina", "Globex")).business.id;
    await publishCsv(stranger, ["Technology Area,Check ID,Check,Status", "Area,only.theirs,Subrosa firewall,Fail"]);
    expect((await listFindings(customerId, date, { search: "subrosa" }))?.total).toBe(0);
    expect((await listFindings(customerId, date, { search: "brosa" }))?.total).toBe(0);
    expect((await listFindings(stranger, date, { search: "ewall" }))?.total).toBe(1);
  });
});

describe("among many rows", () => {
  let big: string;
  beforeAll(async () => {
    big = (await aCustomer()).business.id;
    await publishCsv(big, manyRows(3_000));
  }, 120_000);

  test.each(sorts)("each finding sorted by %s leads to the one after it and the one before it", async (sort) => {
    const asked = { ...findingsFilter(new URLSearchParams("status=fail&q=policy")), sort };
    const first = await listFindings(big, date, asked);
    const second = await listFindings(big, date, { ...asked, page: 2 });
    const lines = [...(first?.findings ?? []), ...(second?.findings ?? [])].map(({ line }) => line);
    expect(lines).toHaveLength(100);
    for (const at of [0, 1, 48, 49, 50, 98]) {
      const place = await getPlace(big, date, lines[at] ?? 0, asked);
      expect(place).toEqual({
        previous: lines[at - 1] ?? null,
        next: lines[at + 1],
        number: at + 1,
        total: first?.total,
      });
    }
  });
});

async function publishCsv(customer: string, csv: readonly string[] | Uint8Array): Promise<void> {
  const ada = actorOf(await anAdmin());
  const bytes = Array.isArray(csv) ? new TextEncoder().encode(`${csv.join("\r\n")}\r\n`) : (csv as Uint8Array);
  const draft = await upload(customer, { date, name: "x.csv", bytes }, ada);
  if (draft.outcome !== "drafted") throw new Error(JSON.stringify(draft));
  const answers = { "assessment-date": "yes" };
  const edit = { executiveSummary: "", answers, version: 1, replaces: null };
  expect((await publish(draft.healthCheckId, edit, ada)).outcome).toBe("published");
}
