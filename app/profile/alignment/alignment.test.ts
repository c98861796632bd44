import { describe, expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import { handle } from "../../../tests/support/app";
import { aCustomer, anAdmin, aPartner, type Business, get, type Person, post } from "../../../tests/support/cast";
import { linesOf } from "./history";

const pathOf = (business: Business) => `/customers/${business.slug}/profile/alignment`;
const listData = (business: Business, search = "?") =>
  `${pathOf(business)}${search}&_data=profile%2Falignment%2Falignment.route`;
const pageData = (business: Business, id: string) =>
  `${pathOf(business)}/${id}?_data=profile%2Falignment%2Fobjective.route`;

type Fields = Record<string, string | string[]>;

const retireVpn = {
  key: "key-of-this-page",
  title: "Retire remote-access VPN",
  priority: "must",
  targetDate: "2027-03-31",
  metricName: "Users still using VPN",
  metricUnit: "users",
  baseline: "420",
  target: "0",
};

let pages = 0;
const add = (as: Person, business: Business, fields: Fields = {}) =>
  handle(post(listData(business), { ...retireVpn, key: `page ${++pages}`, ...fields }, as));

const only = (business: Business) =>
  db.objective.findFirstOrThrow({
    where: { customerId: business.id },
    include: { products: true, topics: true, legacyServices: true, initiatives: { orderBy: { position: "asc" } } },
  });

/** A customer with one objective. */
async function withObjective() {
  const nora = await aCustomer();
  await add(nora, nora.business);
  return { nora, acme: nora.business, id: (await only(nora.business)).id };
}

const asStored = {
  version: "1",
  title: "Retire remote-access VPN",
  priority: "must",
  status: "proposed",
  targetDate: "2027-03-31",
  metricName: "Users still using VPN",
  metricUnit: "users",
  metricDirection: "down",
  baseline: "420",
  target: "0",
};

const save = (as: Person, business: Business, id: string, fields: Fields = {}) =>
  handle(post(pageData(business, id), { ...asStored, ...fields }, as));

const aMember = (business: Business, name: string) =>
  transact((tx) => tx.teamMember.create({ data: { customerId: business.id, name }, select: { id: true } }));
const aService = (business: Business, name: string, data: object = {}) =>
  transact((tx) =>
    tx.legacyService.create({ data: { customerId: business.id, name, ...data }, select: { id: true, name: true } }),
  );

interface Listed {
  objectives: { title: string; percent: number | null; overdue: boolean; services: unknown[]; products: unknown[] }[];
  discussion: { replacing: { sku: string }[] | null };
  add: { template: { title: string } | null } | null;
}
const list = async (as: Person, business: Business, search = "?") =>
  (await (await handle(get(listData(business, search), as))).json()) as Listed;

async function errorsOf(response: Response) {
  expect(response.status).toBe(400);
  return (await response.json()) as {
    result: { error: Record<string, string[]>; initialValue: Record<string, string> };
  };
}

describe("adding an objective", () => {
  test("keeps what was typed, and who added it", async () => {
    const nora = await aCustomer();
    const response = await add(nora, nora.business, { description: "The contract ends in **March**." });
    expect(response.headers.get("X-Remix-Redirect")).toBe(pathOf(nora.business));
    expect(await only(nora.business)).toMatchObject({
      title: "Retire remote-access VPN",
      description: "The contract ends in **March**.",
      priority: "must",
      status: "proposed",
      targetDate: "2027-03-31",
      metricName: "Users still using VPN",
      metricDirection: "down",
      baseline: 420,
      target: 0,
      current: null,
    });
    expect(await db.auditEvent.findMany({ where: { businessId: nora.business.id } })).toMatchObject([
      { action: "objective.add", actorId: nora.userId, after: { objective: "Retire remote-access VPN" } },
    ]);
  });

  test("takes a title and a priority alone", async () => {
    const nora = await aCustomer();
    await handle(post(listData(nora.business), { key: "a", title: "Build internal skills", priority: "later" }, nora));
    expect(await only(nora.business)).toMatchObject({
      priority: "later",
      targetDate: null,
      baseline: null,
      category: "",
    });
  });

  test("once, however often the form is sent; another one from the same page is another one", async () => {
    const nora = await aCustomer();
    const sent = { key: "the same page" };
    await Promise.all([add(nora, nora.business, sent), add(nora, nora.business, sent)]);
    await add(nora, nora.business, sent);
    expect(await db.objective.count({ where: { customerId: nora.business.id } })).toBe(1);
    expect(await db.auditEvent.count({ where: { businessId: nora.business.id } })).toBe(1);
    await add(nora, nora.business, { ...sent, title: "See inside encrypted traffic" });
    expect(await db.objective.count({ where: { customerId: nora.business.id } })).toBe(2);
  });

  test("from a starting point fills in the form, and links its products and topics", async () => {
    const nora = await aCustomer();
    const { add: form } = await list(nora, nora.business, "?template=retire-vpn");
    expect(form?.template).toMatchObject({ title: "Retire remote-access VPN", metricUnit: "users" });
    expect((await list(nora, nora.business, "?template=no-such")).add?.template).toBeNull();

    await add(nora, nora.business, { template: "retire-vpn", baseline: "", target: "" });
    const { products, topics, ...objective } = await only(nora.business);
    expect(objective).toMatchObject({ templateKey: "retire-vpn", metricDirection: "down" });
    expect(products.map(({ sku }) => sku).sort()).toEqual(["ZPA-BIZ-EDITION", "ZPA-VPN-LEGACY"]);
    expect(topics.map(({ topicKey }) => topicKey)).toEqual(["vpn-replacement"]);
  });

  test.each([
    ["title", "ab", "Enter a title of 3 to 120 characters"],
    ["title", "x".repeat(121), "Enter a title of 3 to 120 characters"],
    ["priority", "urgent", "Choose a priority"],
    ["targetDate", "2027-02-30", "Enter the target date as a day that exists"],
    ["baseline", "1,5", "Enter a plain number, with a point"],
    ["target", "1e400", "Enter a plain number"],
    ["target", "420", "Enter another number than at the start"],
    ["category", "Win", "Choose a category from the list"],
    ["description", "x".repeat(4001), "Shorten why it matters"],
  ])("with a bad %s comes back with what is to be done, and adds nothing", async (field, value, message) => {
    const nora = await aCustomer();
    const { result } = await errorsOf(await add(nora, nora.business, { [field]: value }));
    expect(result.error[field]?.join()).toContain(message);
    expect(result.initialValue).toMatchObject({ metricUnit: "users", [field]: value });
    expect(await db.objective.count({ where: { customerId: nora.business.id } })).toBe(0);
  });

  test("is for the customer and the admins", async () => {
    const nora = await aCustomer();
    const gus = await aCustomer("Gus", "Globex");
    const ray = await aPartner(nora.business, "reseller");
    expect((await add(gus, nora.business)).status).toBe(404);
    expect((await add(ray, nora.business)).status).toBe(403);
    expect((await add(await anAdmin(), nora.business)).headers.has("X-Remix-Redirect")).toBe(true);
  });
});

describe("editing an objective", () => {
  test("saves every field, its links and its initiatives, and tells it in the history", async () => {
    const { nora, acme, id } = await withObjective();
    const [maja, vpn] = [await aMember(acme, "Maja"), await aService(acme, "Old VPN")];
    const response = await save(nora, acme, id, {
      description: "It is slow.",
      category: "Replace legacy",
      priority: "should",
      status: "on_track",
      sponsor: "The CIO",
      ownerId: maja.id,
      startDate: "2026-09-01",
      current: "105",
      measuredOn: "2026-07-01",
      productSkus: ["ZPA-BIZ-EDITION", "ZPA-PRA"],
      topicKeys: "vpn-replacement",
      serviceIds: vpn.id,
      "initiatives[0].title": "Pilot in two sites",
      "initiatives[0].ownerId": maja.id,
      "initiatives[0].dueDate": "2026-10-01",
      "initiatives[0].done": "on",
      "initiatives[1].title": "",
      "initiatives[1].ownerId": "",
      "initiatives[1].dueDate": "",
      "initiatives[2].title": "Move everybody",
    });
    expect(response.headers.get("X-Remix-Redirect")).toBe(`${pathOf(acme)}/${id}`);
    const stored = await only(acme);
    expect(stored).toMatchObject({
      category: "Replace legacy",
      priority: "should",
      status: "on_track",
      sponsor: "The CIO",
      ownerId: maja.id,
      startDate: "2026-09-01",
      current: 105,
      measuredOn: "2026-07-01",
      version: 2,
      legacyServices: [{ legacyServiceId: vpn.id }],
      topics: [{ topicKey: "vpn-replacement" }],
      initiatives: [{ title: "Pilot in two sites" }, { title: "Move everybody", doneAt: null }],
    });
    expect(stored.products.map(({ sku }) => sku).sort()).toEqual(["ZPA-BIZ-EDITION", "ZPA-PRA"]);

    const page = (await (await handle(get(pageData(acme, id), nora))).json()) as {
      objective: object;
      edit: { history: { who: string; lines: string[] }[] };
    };
    expect(page.objective).toMatchObject({ percent: 75, owner: { name: "Maja" } });
    expect(page.edit.history.map(({ who }) => who)).toEqual(["Nora Test", "Nora Test"]);
    expect(page.edit.history[0]?.lines).toEqual(
      expect.arrayContaining([
        "changed Status from “Proposed” to “On track”",
        "set Owner to “Maja”",
        "set Now to “105”",
        "set Initiatives to “Pilot in two sites (Maja, until 2026-10-01, done); Move everybody”",
      ]),
    );
  });

  test("keeps an initiative the same when it is changed, and takes it off when its words are cleared", async () => {
    const { nora, acme, id } = await withObjective();
    await save(nora, acme, id, {
      "initiatives[0].title": "Pilot",
      "initiatives[0].done": "on",
      "initiatives[1].title": "Move",
    });
    const [pilot, move] = (await only(acme)).initiatives;
    await save(nora, acme, id, {
      version: "2",
      "initiatives[0].id": pilot?.id ?? "",
      "initiatives[0].title": "Pilot in Oslo",
      "initiatives[0].done": "on",
      "initiatives[1].id": move?.id ?? "",
      "initiatives[1].title": "",
    });
    expect((await only(acme)).initiatives).toMatchObject([
      { id: pilot?.id, title: "Pilot in Oslo", doneAt: pilot?.doneAt },
    ]);
  });

  test("the same form sent twice changes nothing twice", async () => {
    const { nora, acme, id } = await withObjective();
    const fields = { status: "agreed", "initiatives[0].title": "Pilot" };
    await save(nora, acme, id, fields);
    expect((await save(nora, acme, id, fields)).headers.has("X-Remix-Redirect")).toBe(true);
    expect(await only(acme)).toMatchObject({ version: 2, initiatives: [{ title: "Pilot" }] });
    expect(await db.auditEvent.count({ where: { businessId: acme.id, action: "objective.change" } })).toBe(1);
  });

  test("the second of two editors is told, sees both values, and may then save", async () => {
    const { nora, acme, id } = await withObjective();
    const ada = await anAdmin();
    await save(ada, acme, id, { status: "at_risk" });
    const second = await save(nora, acme, id, { status: "agreed" });
    expect(second.status).toBe(409);
    expect(((await second.json()) as { conflict: unknown }).conflict).toEqual({
      version: 2,
      overwritten: [{ field: "status", stored: "At risk", typed: "Agreed" }],
    });
    expect((await only(acme)).status).toBe("at_risk");
    await save(nora, acme, id, { status: "agreed", version: "2" });
    expect((await only(acme)).status).toBe("agreed");
  });

  test.each([
    ["version", "x", "version", "Open the page again"],
    ["status", "won", "status", "Choose a status"],
    ["startDate", "2028-01-01", "targetDate", "on or after the start date, 2028-01-01"],
    ["metricDirection", "up", "metricDirection", "Choose “Less is better”"],
    ["current", "12", "measuredOn", "Say on which day"],
    ["measuredOn", "2026-07-01", "current", "Enter what was measured"],
    ["initiatives[0].dueDate", "2026-10-01", "initiatives[0].title", "Say what the initiative is"],
    ["initiatives[0].title", "x".repeat(161), "initiatives[0].title", "Shorten the initiative"],
    ["ownerId", "nobody", "ownerId", "Choose the owner from the list"],
    ["productSkus", "NO-SUCH", "productSkus", "Choose the products from the list"],
    ["topicKeys", "no-such", "topicKeys", "Choose the journey topics from the list"],
  ])("with a bad %s comes back with what is to be done, and changes nothing", async (field, value, at, message) => {
    const { nora, acme, id } = await withObjective();
    const { result } = await errorsOf(await save(nora, acme, id, { sponsor: "The CIO", [field]: value }));
    expect(result.error[at]?.join()).toContain(message);
    expect(result.initialValue.sponsor).toBe("The CIO");
    expect((await only(acme)).version).toBe(1);
  });

  test("a measurement of the future is refused", async () => {
    const { nora, acme, id } = await withObjective();
    const { result } = await errorsOf(await save(nora, acme, id, { current: "10", measuredOn: "2150-01-01" }));
    expect(result.error.measuredOn).toEqual(["Choose a day that has come"]);
  });

  test("cannot point at a member or a service of another business", async () => {
    const { nora, acme, id } = await withObjective();
    const { business: globex } = await aCustomer("Gus", "Globex");
    const [gina, theirs] = [await aMember(globex, "Gina"), await aService(globex, "Their VPN")];
    for (const [field, value] of [
      ["ownerId", gina.id],
      ["serviceIds", theirs.id],
    ] as const)
      expect((await errorsOf(await save(nora, acme, id, { [field]: value }))).result.error).toHaveProperty(field);
    await errorsOf(await save(nora, acme, id, { "initiatives[0].title": "Pilot", "initiatives[0].ownerId": gina.id }));
    expect(await only(acme)).toMatchObject({ version: 1, ownerId: null, legacyServices: [], initiatives: [] });
  });

  test("leaves alone what no form of ours has", async () => {
    const { nora, acme, id } = await withObjective();
    const { business: globex } = await aCustomer("Gus", "Globex");
    await save(nora, acme, id, {
      sponsor: "The CIO",
      customerId: globex.id,
      removedAt: "2026-01-01",
      templateKey: "x",
    });
    expect(await only(acme)).toMatchObject({
      sponsor: "The CIO",
      customerId: acme.id,
      removedAt: null,
      templateKey: null,
    });
  });

  test("the comment of CM360 is the admins': the customer reads it and cannot write it", async () => {
    const { nora, acme, id } = await withObjective();
    const ada = await anAdmin();
    expect((await save(nora, acme, id, { cm360Comment: "All is well." })).status).toBe(403);
    expect((await only(acme)).cm360Comment).toBe("");
    await save(ada, acme, id, { cm360Comment: "Start with the pilot." });
    await save(nora, acme, id, { version: "2", sponsor: "The CIO" });
    expect(await only(acme)).toMatchObject({ cm360Comment: "Start with the pilot.", sponsor: "The CIO" });
    expect(await db.auditEvent.findFirst({ where: { businessId: acme.id, actorId: ada.userId } })).toMatchObject({
      after: { cm360Comment: "Start with the pilot." },
    });
  });

  test("somebody who left the team stays the owner until another one is chosen", async () => {
    const { nora, acme, id } = await withObjective();
    const maja = await aMember(acme, "Maja");
    await save(nora, acme, id, { ownerId: maja.id });
    await transact((tx) => tx.teamMember.update({ where: { id: maja.id }, data: { removedAt: new Date() } }));
    await save(nora, acme, id, { version: "2", ownerId: maja.id, sponsor: "The CIO" });
    expect(await only(acme)).toMatchObject({ ownerId: maja.id, sponsor: "The CIO" });
  });
});

describe("removing an objective", () => {
  test("keeps it, takes it off every page, and does so once", async () => {
    const { nora, acme, id } = await withObjective();
    for (let n = 0; n < 2; n++) {
      const response = await handle(post(pageData(acme, id), { intent: "remove" }, nora));
      expect(response.headers.get("X-Remix-Redirect")).toBe(pathOf(acme));
    }
    expect((await only(acme)).removedAt).not.toBeNull();
    expect((await list(nora, acme)).objectives).toEqual([]);
    expect((await handle(get(`${pathOf(acme)}/${id}`, nora))).status).toBe(404);
    expect((await save(nora, acme, id)).status).toBe(404);
    expect(await db.auditEvent.count({ where: { businessId: acme.id, action: "objective.remove" } })).toBe(1);
  });
});

describe("whose objectives they are", () => {
  test("a stranger finds nothing, and changes nothing, not through a business of its own either", async () => {
    const { acme, id } = await withObjective();
    const gus = await aCustomer("Gus", "Globex");
    expect((await handle(get(`${pathOf(acme)}/${id}`, gus))).status).toBe(404);
    expect((await save(gus, acme, id)).status).toBe(404);
    expect((await handle(get(`${pathOf(gus.business)}/${id}`, gus))).status).toBe(404);
    expect((await save(gus, gus.business, id, { status: "cancelled" })).status).toBe(404);
    expect((await handle(post(pageData(gus.business, id), { intent: "remove" }, gus))).status).toBe(404);
    expect(await only(acme)).toMatchObject({ version: 1, removedAt: null });
  });

  test.each([
    ["reseller", 1],
    ["professional_service", 0],
    ["managed_service", 0],
  ] as const)(
    "a %s reads them, without what Cost Reduction keeps from it, and edits nothing",
    async (type, services) => {
      const { nora, acme, id } = await withObjective();
      await save(nora, acme, id, { serviceIds: (await aService(acme, "Secret old VPN")).id });
      const ray = await aPartner(acme, type);

      const listed = await list(ray, acme);
      expect(listed.objectives[0]?.services).toHaveLength(services);
      expect(listed.add).toBeNull();
      expect(listed.discussion.replacing === null).toBe(services === 0);
      const page = await (await handle(get(pageData(acme, id), ray))).text();
      expect(JSON.parse(page)).toMatchObject({ edit: null });
      expect(page.includes("Secret old VPN")).toBe(services === 1);

      expect((await save(ray, acme, id, { status: "cancelled" })).status).toBe(403);
      expect((await handle(post(pageData(acme, id), { intent: "remove" }, ray))).status).toBe(403);
    },
  );
});

describe("the page", () => {
  test("lists by priority and date, with progress from what was measured and what is overdue", async () => {
    const nora = await aCustomer();
    await add(nora, nora.business, { title: "Could wait", priority: "could" });
    await add(nora, nora.business, { title: "Overdue", targetDate: "2020-01-01" });
    await add(nora, nora.business, { title: "Undated", targetDate: "" });
    const { objectives } = await list(nora, nora.business);
    expect(objectives.map(({ title, overdue, percent }) => [title, overdue, percent])).toEqual([
      ["Overdue", true, null],
      ["Undated", false, null],
      ["Could wait", false, null],
    ]);
  });

  test("names products that are to replace a service and serve no objective of this customer", async () => {
    const { nora, acme, id } = await withObjective();
    const gus = await aCustomer("Gus", "Globex");
    await add(gus, gus.business, { template: "retire-vpn" });
    await aService(gus.business, "Their proxy", {
      decision: "retire",
      justification: "It ends.",
      replacedBySku: "ZIA-BIZ-EDITION",
    });
    await aService(acme, "Old VPN", {
      decision: "retire",
      justification: "It ends.",
      replacedBySku: "ZPA-BIZ-EDITION",
    });
    await aService(acme, "Kept", { decision: "keep", replacedBySku: "ZDX-ADV" });
    expect((await list(nora, acme)).discussion.replacing).toMatchObject([
      { sku: "ZPA-BIZ-EDITION", replaces: [{ name: "Old VPN" }] },
    ]);
    await save(nora, acme, id, { productSkus: "ZPA-BIZ-EDITION" });
    expect((await list(nora, acme)).discussion.replacing).toEqual([]);
  });
});

test("the history tells short values and names long ones", () => {
  const change = (before: object, after: object) => linesOf({ action: "objective.change", before, after });
  expect(change({ objective: "A", owner: "" }, { objective: "B", title: "B" })).toEqual(["set Title to “B”"]);
  expect(change({ sponsor: "CIO" }, { sponsor: "" })).toEqual(["emptied Sponsor, which was “CIO”"]);
  expect(change({ description: "x".repeat(200) }, { description: "y".repeat(200) })).toEqual([
    "rewrote Why It Matters",
  ]);
  expect(linesOf({ action: "objective.remove", before: {}, after: null })).toEqual(["removed the objective"]);
});
