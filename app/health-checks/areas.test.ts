import { describe, expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import { handle } from "../../tests/support/app";
import { aCustomer, anAdmin, get, type Person, post } from "../../tests/support/cast";
import { getAreaHistory } from "./area-history.server";
import { ada } from "./test-files";
import { listUnknownAreas } from "./unknown-areas.server";
import { upload } from "./upload.server";

const help = { helpWhat: "What it is.", helpWhy: "Why it matters.", helpGood: "What good is." };

describe("an area that the portal does not know", { timeout: 30_000 }, () => {
  test("is listed with its customers and rows, however it is spelt, until it is described", async () => {
    const [acme, globex] = [await aCustomer(), await aCustomer("Gus", "Globex")];
    await aDraft(acme, ["Moon Phases", "moon-phases", "SSL/TLS Inspection"]);
    await aDraft(globex, ["MOON PHASES"]);
    expect(await unknown("Moon Phases")).toMatchObject({
      rows: 3,
      customers: [acme.business.name, globex.business.name].sort(),
    });

    const admin = await anAdmin();
    const area = { key: "moon-phases", product: "ZIA", name: "Moon phases", ...help, intent: "save" };
    const added = await handle(post("/admin/technology-areas/new", area, admin));
    expect([added.status, added.headers.get("Location")]).toEqual([303, "/admin/technology-areas"]);

    expect(await unknown("Moon Phases")).toBeUndefined();
    for (const table of [db.finding, db.findingTally] as const) {
      const where = { areaKey: "moon-phases" };
      expect(await (table as typeof db.finding).count({ where })).toBe(3);
    }
    const helpPage = `/customers/${acme.business.slug}/health-checks/help/moon-phases`;
    expect((await handle(get(helpPage, acme))).status).toBe(200);

    const later = await aDraft(acme, ["Moon  Phases"], "2026-07-02");
    expect(await db.finding.findFirst({ where: { healthCheckId: later } })).toMatchObject({ areaKey: "moon-phases" });
    expect(await getAreaHistory("moon-phases")).toMatchObject([{ who: admin.name, added: true }]);
  });

  test("of an undone or discarded upload is not listed", async () => {
    const acme = await aCustomer();
    const id = await aDraft(acme, ["Tide Tables"]);
    expect(await unknown("Tide Tables")).toMatchObject({ rows: 1 });
    await transact((tx) => tx.healthCheck.update({ where: { id }, data: { discardedAt: new Date() } }));
    expect(await unknown("Tide Tables")).toBeUndefined();
  });

  test("is never added over another: a taken key is refused, a taken name leads to its area", async () => {
    const admin = await anAdmin();
    const add = (fields: Record<string, string>) =>
      handle(post("/admin/technology-areas/new", { product: "ZIA", ...help, ...fields }, admin));
    const [known] = await db.technologyArea.findMany({ take: 1 });
    expect((await add({ key: known?.key ?? "", name: "Star Charts" })).status).toBe(400);
    const named = await add({ key: "another-key", name: (known?.name ?? "").toUpperCase() });
    expect(named.headers.get("Location")).toBe(`/admin/technology-areas/${known?.key}`);
    expect(await db.technologyArea.findUnique({ where: { key: known?.key ?? "" } })).toEqual(known);
  });

  test("is asked for with words about what is missing, and nothing is stored", async () => {
    const admin = await anAdmin();
    const before = await db.technologyArea.count();
    for (const wrong of [{ key: "Not a key" }, { name: "---" }, { helpWhat: "  " }, { product: "" }]) {
      const area = { key: "star-charts", product: "ZIA", name: "Star Charts", ...help, ...wrong };
      expect((await handle(post("/admin/technology-areas/new", area, admin))).status).toBe(400);
    }
    expect(await db.technologyArea.count()).toBe(before);
  });
});

describe("the help of an area", () => {
  test("is previewed without being saved, and its history tells who changed what", async () => {
    const admin = await anAdmin("Ida");
    const { key, helpWhat, version } = await db.technologyArea.findFirstOrThrow({ orderBy: { position: "asc" } });
    const send = (fields: Record<string, string>) =>
      handle(post(`/admin/technology-areas/${key}`, { ...help, version: String(version), ...fields }, admin));

    expect((await send({ intent: "preview" })).status).toBe(200);
    expect(await db.technologyArea.findUnique({ where: { key } })).toMatchObject({ helpWhat, version });
    expect((await send({ intent: "save" })).status).toBe(303);
    expect((await send({ intent: "save", helpWhat: "Mine." })).status).toBe(409);
    expect(await getAreaHistory(key)).toMatchObject([
      {
        who: "Ida Test",
        added: false,
        fields: [{ label: "What it is", before: helpWhat, after: help.helpWhat }, {}, {}],
      },
    ]);
  });
});

async function unknown(name: string) {
  return (await listUnknownAreas()).find(
    (area) => area.name.toLowerCase().replace(/[^a-z]+/g, " ") === name.toLowerCase(),
  );
}

async function aDraft(
  of: Person & { business: { id: string } },
  areas: string[],
  date = "2026-07-01",
): Promise<string> {
  const rows = areas.map((area, at) => `${area},Check ${at},Fail`);
  const bytes = Buffer.from(["Technology Area,Check,Status", ...rows, ""].join("\r\n"));
  const outcome = await upload(of.business.id, { date, name: "areas.csv", bytes }, ada);
  if (outcome.outcome !== "drafted") throw new Error(JSON.stringify(outcome));
  return outcome.healthCheckId;
}
