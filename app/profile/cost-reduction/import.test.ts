import iconv from "iconv-lite";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "~/infra/db.server";
import { seedReferenceData } from "../../../prisma/seed/reference.server";
import { handle } from "../../../tests/support/app";
import { aCustomer, aPartner, type Business, get, type Person } from "../../../tests/support/cast";

beforeAll(seedReferenceData);

const page = (business: Business) => `/customers/${business.slug}/profile/cost-reduction`;
const data = "_data=profile%2Fcost-reduction%2Fimport.route";

function send(as: Person, business: Business, query: string, fields: Record<string, string | File>) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return handle(
    new Request(`http://localhost:3000${page(business)}/import?${query}${data}`, {
      method: "POST",
      body,
      headers: { Origin: "http://localhost:3000", Cookie: as.cookie },
    }),
  );
}

const preview = (as: Person, business: Business, csv: string | Buffer) =>
  send(as, business, "", { file: new File([typeof csv === "string" ? csv : new Uint8Array(csv)], "services.csv") });
const confirm = (as: Person, business: Business, text: string, formKey = "key") =>
  send(as, business, "confirm&", { text, formKey, fileName: "services.csv" });

interface Previewed {
  preview: { text: string; services: { line: number; details: Record<string, unknown> }[] };
}
interface Refused {
  refused: { errors: { line: number; column: string; value: string; expected: string }[]; total: number };
}
const count = (business: Business) => db.legacyService.count({ where: { customerId: business.id } });

const three = [
  "Service;Supplier;Cost;Currency;Expiry Date;Notice Date;Auto-renews;Decision;Justification;Replaced By;Room",
  'MPLS;Baltic Carrier;212000;eur;2099-06-30;31.12.2098;yes;Keep;"Still needed; for\nthe plants";;B2',
  "Zürich VPN;Müller;86,400.50;EUR;31 Oct 2099;;no;retire;Nobody uses it.;zpa-biz-edition;B2",
  "DNS;;;;2099-08-31;;;;;;",
].join("\r\n");

describe("a file of services", () => {
  test("is shown before anything is stored, and listed once it is confirmed", async () => {
    const nora = await aCustomer();
    const answer = await preview(nora, nora.business, iconv.encode(three, "win1252"));
    expect(answer.status).toBe(200);
    const { text, services } = ((await answer.json()) as Previewed).preview;
    expect(services.map(({ line, details }) => [line, details.name])).toEqual([
      [2, "MPLS"],
      [4, "Zürich VPN"],
      [5, "DNS"],
    ]);
    expect(await count(nora.business)).toBe(0);

    const done = await confirm(nora, nora.business, text);
    expect(done.headers.get("X-Remix-Redirect")).toBe(page(nora.business));
    expect(
      await db.legacyService.findMany({ where: { customerId: nora.business.id }, orderBy: { name: "asc" } }),
    ).toMatchObject([
      { name: "DNS", decision: "undecided", annualCost: null },
      {
        name: "MPLS",
        annualCost: 21_200_000,
        currency: "EUR",
        noticeDate: "2098-12-31",
        autoRenews: true,
        justification: "Still needed; for\nthe plants",
      },
      { name: "Zürich VPN", annualCost: 8_640_050, expirationDate: "2099-10-31", replacedBySku: "ZPA-BIZ-EDITION" },
    ]);
    expect(await db.auditEvent.findMany({ where: { businessId: nora.business.id } })).toMatchObject([
      { action: "legacy-service.import", after: { count: 3 } },
    ]);
  });

  test("confirmed twice is imported once; uploaded again it is refused, for its services are listed", async () => {
    const nora = await aCustomer();
    await confirm(nora, nora.business, three);
    const again = await confirm(nora, nora.business, three);
    expect(again.headers.get("X-Remix-Redirect")).toBe(page(nora.business));
    expect(await count(nora.business)).toBe(3);

    for (const answer of [
      await preview(nora, nora.business, three),
      await confirm(nora, nora.business, three, "other"),
    ]) {
      expect(answer.status).toBe(400);
      const { refused } = (await answer.json()) as Refused;
      expect(refused.total).toBe(3);
      expect(refused.errors[0]).toMatchObject({ line: 2, column: "Service Name", value: "MPLS" });
      expect(refused.errors[0]?.expected).toContain("listed already");
    }
    expect(await count(nora.business)).toBe(3);
  });

  test("says each thing that is wrong with its line, column, value and what is expected, and lists nothing", async () => {
    const nora = await aCustomer();
    const wrong = [
      "Service Name,Annual Cost,Currency,Expiration Date,Notice Date,Decision,Justification,Renews by itself,Reason",
      "A,12.500,EUR,2099-01-01,,,,,",
      "B,,,03/04/2099,,,,,",
      "C,5,EUR,2099-01-01,2099-02-01,retire,,perhaps,mood",
      ",,,45000,,,,,",
      "E,1",
      "F,,,2099-01-01,,sell,,,",
      "G,,,2099-01-01,,,,,",
      "g,,,2099-01-01,,,,,",
    ].join("\n");
    const answer = await preview(nora, nora.business, wrong);
    expect(answer.status).toBe(400);
    const { refused } = (await answer.json()) as Refused;
    expect(refused.errors.map(({ line, column, value }) => [line, column, value])).toEqual([
      [2, "Annual Cost", "12.500"],
      [3, "Expiration Date", "03/04/2099"],
      [4, "Renews by itself", "perhaps"],
      [4, "Reason", "mood"],
      [4, "Notice Date", "2099-02-01"],
      [4, "Justification", ""],
      [5, "Expiration Date", "45000"],
      [5, "Service Name", ""],
      [6, "", "2 cells: E | 1"],
      [7, "Decision", "sell"],
      [9, "Service Name", "g"],
    ]);
    expect(refused.errors[1]?.expected).toBe("the one that is meant: 2099-04-03 or 2099-03-04");
    expect((await confirm(nora, nora.business, wrong)).status).toBe(400);
    expect(await count(nora.business)).toBe(0);
  });

  test.each([
    ["no column of dates", "Service Name\nVPN", "Expiration Date"],
    ["no rows", "Service Name,Expiration Date\n", "a header and at least one row"],
    ["a workbook", "PK\u0003\u0004", "a CSV file"],
    [
      "501 rows",
      `Service Name,Expiration Date\n${Array.from({ length: 501 }, (_, index) => `S${index},2099-01-01`).join("\n")}`,
      "at most 500 rows",
    ],
    [
      "more text than the confirmation can carry",
      Buffer.from(`Service Name,Expiration Date\n"${"\n".repeat(40_000)}A",2099-01-01`),
      "at most 60 kB in UTF-8",
    ],
  ])("with %s is refused", async (_, csv, said) => {
    const nora = await aCustomer();
    const answer = await preview(nora, nora.business, csv);
    expect(answer.status).toBe(400);
    expect(JSON.stringify((await answer.json()) as Refused)).toContain(said);
  });

  test("that is empty, missing or larger than 60 kB is asked for again", async () => {
    const nora = await aCustomer();
    for (const [csv, message] of [
      ["", "not empty"],
      ["x".repeat(61_441), "at most 60 kB"],
    ] as const) {
      const answer = await preview(nora, nora.business, csv);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain(message);
    }
    expect(await (await send(nora, nora.business, "", {})).text()).toContain("Choose the CSV file");
    expect((await send(nora, nora.business, "confirm&", {})).status).toBe(400);
  });

  test("that was downloaded reads as the services it was made of", async () => {
    const nora = await aCustomer();
    const guarded = `Service Name,Expiration Date,Justification,Decision\n"=SUM(A1)",2099-01-01,"'quoted', and ""more""",retire\n`;
    await confirm(nora, nora.business, guarded);
    const csv = await (await handle(get(`${page(nora.business)}/services.csv`, nora))).text();
    const gus = await aCustomer("Gus", "Globex");
    await confirm(
      gus,
      gus.business,
      ((await (await preview(gus, gus.business, csv)).json()) as Previewed).preview.text,
    );
    expect(await db.legacyService.findFirst({ where: { customerId: gus.business.id } })).toMatchObject({
      name: "=SUM(A1)",
      justification: `'quoted', and "more"`,
      decision: "retire",
    });
  });

  test("is imported by the customer alone, not by a reseller or a stranger", async () => {
    const nora = await aCustomer();
    const ray = await aPartner(nora.business, "reseller");
    const gus = await aCustomer("Gus", "Globex");
    expect((await handle(get(`${page(nora.business)}/import`, ray))).status).toBe(403);
    expect((await preview(ray, nora.business, three)).status).toBe(403);
    expect((await confirm(ray, nora.business, three)).status).toBe(403);
    expect((await confirm(gus, nora.business, three)).status).toBe(404);
    expect(await count(nora.business)).toBe(0);
  });
});
