import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { addDays, today } from "~/infra/calendar";
import { db, transact } from "~/infra/db.server";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import { handle } from "../../../tests/support/app";
import { aCustomer, anAdmin, type Business, get, type Person, post } from "../../../tests/support/cast";

let ada: Person;

beforeAll(async () => {
  ada = await anAdmin();
});

const root = "/admin/catalogue";
const pages = { new: "new-product", edit: "edit-product", relations: "relations", list: "catalogue" } as const;
const asData = (path: string, page: keyof typeof pages) =>
  `${path}${path.includes("?") ? "&" : "?"}_data=${encodeURIComponent(`licensing/catalogue/${pages[page]}.route`)}`;

type Fields = Record<string, string | string[]>;
const add = (fields: Fields) => handle(post(asData(`${root}/new`, "new"), fields, ada));
const save = (sku: string, fields: Fields) => handle(post(asData(`${root}/${sku}`, "edit"), fields, ada));
const relate = (sku: string, fields: Fields) =>
  handle(post(asData(`${root}/${sku}/relations`, "relations"), fields, ada));

async function read(sku: string) {
  const answer = await handle(get(asData(`${root}/${sku}`, "edit"), ada));
  return (await answer.json()) as {
    product: Record<string, unknown> & { version: number; isRetired: boolean; name: string };
    use: { holders: number; customers: { name: string }[] };
    leaves: string[];
    history: { who: string; lines: string[] }[];
    relations: { own: Record<string, { sku: string }[]> };
  };
}

/** The form as the page shows it. */
async function formOf(sku: string): Promise<Record<string, string>> {
  const { product } = await read(sku);
  const fields = Object.entries(product).map(([name, value]) => [name, value === null ? "" : String(value)]);
  const { sku: _, isRetired, position, sellable, ...form } = Object.fromEntries(fields);
  return { ...form, ...(product.sellable ? { sellable: "on" } : {}) };
}

const aProduct = (sku: string, rest: Fields = {}): Fields => ({
  sku,
  name: `Product ${sku}`,
  family: "Suites",
  kind: "addon",
  unit: "site",
  minQuantity: "10",
  lifecycle: "active",
  sellable: "on",
  summary: "What the product is.",
  ...rest,
});

async function anotherProduct(sku: string, rest: Fields = {}): Promise<string> {
  await add(aProduct(sku, rest));
  return sku;
}

async function holds(customer: Business, sku: string, endDate = addDays(today(), 100)) {
  await transact((tx) =>
    tx.subscription.create({
      data: {
        id: randomUUID(),
        customerId: customer.id,
        sku,
        source: "zscaler",
        endDate,
        createdById: "test",
        createdByName: "Test",
      },
      select: { id: true },
    }),
  );
}

const redirectOf = (answer: Response) => answer.headers.get("X-Remix-Redirect");
const versionOf = async (sku: string) => String((await read(sku)).product.version);

describe("adding a product", () => {
  test("puts it at the end of the catalogue, and every process has it with the next request", async () => {
    const before = await getCatalogue();
    expect(redirectOf(await add(aProduct("zs-new-one")))).toBe(`${root}/ZS-NEW-ONE/relations`);
    const after = await getCatalogue();
    expect(before.products.has("ZS-NEW-ONE")).toBe(false);
    expect([...after.products.keys()].at(-1)).toBe("ZS-NEW-ONE");
    expect(after.products.get("ZS-NEW-ONE")).toMatchObject({ unit: "site", minQuantity: 10, isRetired: false });
    expect((await read("ZS-NEW-ONE")).history).toMatchObject([{ who: ada.name, lines: ["added the product"] }]);
  });

  test("twice by a double click adds one; the same SKU with other words is refused", async () => {
    await add(aProduct("ZS-TWICE"));
    expect(redirectOf(await add(aProduct("ZS-TWICE")))).toBe(`${root}/ZS-TWICE/relations`);
    expect(await db.auditEvent.count({ where: { subjectId: "ZS-TWICE" } })).toBe(1);
    const other = await add(aProduct("ZS-TWICE", { summary: "Something else." }));
    expect(other.status).toBe(400);
    expect(JSON.stringify(await other.json())).toContain("Choose another SKU");
    const namesake = await add(aProduct("ZS-OTHER", { name: "product zs-twice" }));
    expect(JSON.stringify(await namesake.json())).toContain("Choose another name");
  });

  test("says all that is to be corrected, and keeps what was typed", async () => {
    const answer = await add({
      sku: "zs new",
      name: " ",
      kind: "thing",
      minQuantity: "0",
      tier: "1.5",
      helpUrl: "http://help.zscaler.com",
      summary: "Kept.",
    });
    expect(answer.status).toBe(400);
    const { result } = (await answer.json()) as {
      result: { error: Record<string, string[]>; initialValue: Record<string, string> };
    };
    expect(result.error).toMatchObject({
      sku: ["Enter the SKU in letters, digits and single hyphens, such as ZIA-BIZ-EDITION"],
      name: ["Enter the name"],
      family: ["Enter the family, such as Internet Access"],
      kind: ["Choose Platform, Bundle or Add-on"],
      unit: ["Enter what is counted, in the singular, such as user or site"],
      minQuantity: ["Enter a whole number from 1 to 1,000,000"],
      tier: ["Enter a whole number from 1 to 99, or leave the tier blank"],
      lifecycle: ["Choose Active, Legacy or End of life"],
      helpUrl: ["Enter the help page as an address, such as https://help.zscaler.com/zia"],
    });
    expect(result.initialValue).toMatchObject({ sku: "zs new", summary: "Kept." });
  });

  test("leaves the catalogue's own addresses alone", async () => {
    for (const sku of ["new", "Import"]) expect((await add(aProduct(sku))).status).toBe(400);
  });
});

describe("editing a product", () => {
  test("changes what it says; the SKU stays, whatever the form says", async () => {
    const sku = await anotherProduct("ZS-EDIT");
    const form = { ...(await formOf(sku)), sku: "ZS-MOVED", name: "Edited", minQuantity: "25", edition: "Business" };
    expect(redirectOf(await save(sku, form))).toBe(`${root}/${sku}`);
    const { product, history } = await read(sku);
    expect(product).toMatchObject({ sku, name: "Edited", minQuantity: 25, edition: "Business" });
    expect(history[0]?.lines).toEqual([
      "changed Name from “Product ZS-EDIT” to “Edited”",
      "set Edition to “Business”",
      "changed Minimum Quantity from “10” to “25”",
    ]);
    expect((await getCatalogue()).products.get(sku)?.name).toBe("Edited");
  });

  test("every field comes back as it was saved", async () => {
    const stored = await formOf("ZIA-BIZ-EDITION");
    const form: Record<string, string> = {
      ...stored,
      description: "One line.\nAnother.",
      tier: "9",
      summary: "É, می\u200Cشود.",
    };
    await save("ZIA-BIZ-EDITION", form);
    expect(await formOf("ZIA-BIZ-EDITION")).toEqual({ ...form, version: String(Number(stored.version) + 1) });
  });

  test("saved again as it is changes nothing, also by a form of before", async () => {
    const sku = await anotherProduct("ZS-SAME");
    const form = { ...(await formOf(sku)), summary: "Better words." };
    await save(sku, form);
    const events = await db.auditEvent.count({ where: { subjectId: sku } });
    expect(redirectOf(await save(sku, form))).toBe(`${root}/${sku}`);
    expect(await db.auditEvent.count({ where: { subjectId: sku } })).toBe(events);
  });

  test("by two admins: the second sees both values, and may then save", async () => {
    const sku = await anotherProduct("ZS-BOTH");
    const form = await formOf(sku);
    await save(sku, { ...form, summary: "Theirs." });
    const second = await save(sku, { ...form, summary: "Mine." });
    expect(second.status).toBe(409);
    const { conflict } = (await second.json()) as { conflict: { version: number; overwritten: unknown } };
    expect(conflict.overwritten).toEqual([{ field: "summary", stored: "Theirs.", typed: "Mine." }]);
    await save(sku, { ...form, summary: "Mine.", version: String(conflict.version) });
    expect((await read(sku)).product.summary).toBe("Mine.");
  });

  test("of an unknown product is a 404", async () => {
    expect((await handle(get(`${root}/NO-SUCH`, ada))).status).toBe(404);
    expect((await save("NO-SUCH", { ...aProduct("NO-SUCH"), version: "1" })).status).toBe(404);
    expect((await relate("NO-SUCH", { version: "1" })).status).toBe(404);
  });
});

describe("retiring a product", () => {
  test("takes it off the offer and back, and is told in its history", async () => {
    const sku = await anotherProduct("ZS-RETIRE");
    expect(redirectOf(await save(sku, { intent: "retire", version: await versionOf(sku) }))).toBe(`${root}/${sku}`);
    expect((await getCatalogue()).products.get(sku)?.isRetired).toBe(true);
    await save(sku, { intent: "take-back", version: await versionOf(sku) });
    expect((await getCatalogue()).products.get(sku)?.isRetired).toBe(false);
    expect((await read(sku)).history.map(({ lines }) => lines[0])).toEqual([
      "took the product back into the offer",
      "retired the product",
      "added the product",
    ]);
  });

  test("says which customers hold it first, and is allowed for who has read that", async () => {
    const sku = await anotherProduct("ZS-HELD");
    const nora = await aCustomer();
    const gus = await aCustomer("Gus", "Globex");
    await holds(nora.business, sku);
    await holds(gus.business, sku, addDays(today(), -1));
    const form = { intent: "retire", version: await versionOf(sku) };
    const refused = await save(sku, form);
    expect(refused.status).toBe(409);
    expect(await refused.json()).toEqual({ refusal: "in-use" });
    expect((await read(sku)).use).toMatchObject({ holders: 1, customers: [{ name: "Acme" }] });
    await save(sku, { ...form, seen: "on" });
    expect((await read(sku)).product.isRetired).toBe(true);
  });

  test("says what it leaves without a way", async () => {
    const base = await anotherProduct("ZS-BASE");
    const addOn = await anotherProduct("ZS-ADD-ON");
    await relate(addOn, { requires: base, version: await versionOf(addOn) });
    expect((await read(base)).leaves.join()).toContain("ZS-ADD-ON needs ZS-BASE, which nobody can hold");
    const form = { intent: "retire", version: await versionOf(base) };
    expect((await save(base, form)).status).toBe(409);
    expect(redirectOf(await save(base, { ...form, seen: "on" }))).toBe(`${root}/${base}`);
  });

  test("on a page of before does nothing where another admin changed it; done twice it is done once", async () => {
    const sku = await anotherProduct("ZS-OLD-PAGE");
    const version = await versionOf(sku);
    await save(sku, { ...(await formOf(sku)), summary: "Changed." });
    expect((await save(sku, { intent: "retire", version })).status).toBe(409);
    const form = { intent: "retire", version: await versionOf(sku) };
    await save(sku, form);
    expect(redirectOf(await save(sku, form))).toBe(`${root}/${sku}`);
    expect(await db.auditEvent.count({ where: { subjectId: sku, action: "product.retire" } })).toBe(1);
  });
});

describe("relations", () => {
  test("are saved in their order, and told in the history", async () => {
    const sku = await anotherProduct("ZS-BUNDLE");
    await relate(sku, { includes: ["ZIA-SIPA", "ZIA-ATP"], version: await versionOf(sku) });
    await relate(sku, { includes: ["ZIA-ATP", "Z-API"], requires: "ZIA-BIZ-EDITION", version: await versionOf(sku) });
    const catalogue = await getCatalogue();
    expect(catalogue.includes(sku)).toEqual(["ZIA-ATP", "Z-API"]);
    expect(catalogue.requires(sku)).toEqual(["ZIA-BIZ-EDITION"]);
    expect((await read(sku)).history[0]?.lines).toEqual([
      "added Z-API to “Includes” and took ZIA-SIPA out of “Includes”",
      "added ZIA-BIZ-EDITION to “Requires one of”",
    ]);
  });

  test("never run in a circle: the path is named where it was closed, and nothing is stored", async () => {
    const [one, two, three] = [
      await anotherProduct("ZS-ONE"),
      await anotherProduct("ZS-TWO"),
      await anotherProduct("ZS-THREE"),
    ];
    for (const kind of ["includes", "upgradesTo", "replacedBy"]) {
      await relate(one, { [kind]: two, version: await versionOf(one) });
      await relate(two, { [kind]: three, version: await versionOf(two) });
      const answer = await relate(three, { [kind]: [one, "ZIA-ATP"], version: await versionOf(three) });
      expect(answer.status).toBe(400);
      const { result } = (await answer.json()) as {
        result: { error: Record<string, string[]>; initialValue: Record<string, unknown> };
      };
      expect(result.error[kind]?.[0]).toContain("ZS-ONE → ZS-TWO → ZS-THREE → ZS-ONE");
      expect(result.initialValue[kind]).toEqual([one, "ZIA-ATP"]);
    }
    const catalogue = await getCatalogue();
    expect(catalogue.includes(three)).toEqual([]);
  });

  test("never lead nowhere: to a base that nobody can hold, or to a successor that is retired", async () => {
    const gone = await anotherProduct("ZS-GONE", { lifecycle: "end-of-life" });
    const sku = await anotherProduct("ZS-NEEDS");
    const version = await versionOf(sku);
    const needs = await relate(sku, { requires: gone, version });
    expect(JSON.stringify(await needs.json())).toContain("ZS-NEEDS needs ZS-GONE, which nobody can hold");
    expect((await relate(sku, { requires: [gone, "ZIA-BIZ-EDITION"], version })).status).toBe(204);

    await save(gone, { intent: "retire", version: await versionOf(gone) });
    const replaced = await relate(sku, { replacedBy: gone, version: await versionOf(sku) });
    expect(JSON.stringify(await replaced.json())).toContain("is replaced by ZS-GONE, which is retired");
  });

  test("may need what customers hold though it is no longer sold", async () => {
    const legacy = await anotherProduct("ZS-LEGACY", { lifecycle: "legacy" });
    const sku = await anotherProduct("ZS-FOR-LEGACY");
    await holds((await aCustomer()).business, legacy);
    expect((await relate(sku, { requires: legacy, version: await versionOf(sku) })).status).toBe(204);
  });

  test("name only other products of the catalogue", async () => {
    const sku = await anotherProduct("ZS-NAMES");
    const version = await versionOf(sku);
    const answer = await relate(sku, { includes: ["NO-SUCH"], requires: [sku], version });
    const { result } = (await answer.json()) as { result: { error: Record<string, string[]> } };
    expect(result.error.includes?.[0]).toContain("it does not hold NO-SUCH");
    expect(result.error.requires?.[0]).toContain("Take the product itself out");
  });

  test("edited by two admins: the second sees both lists", async () => {
    const sku = await anotherProduct("ZS-LISTS");
    const version = await versionOf(sku);
    await relate(sku, { includes: "ZIA-ATP", version });
    const second = await relate(sku, { includes: "Z-API", version });
    expect(second.status).toBe(409);
    expect(await second.json()).toMatchObject({
      conflict: { overwritten: [{ kind: "includes", stored: ["ZIA-ATP"], typed: ["Z-API"] }] },
    });
    expect((await getCatalogue()).includes(sku)).toEqual(["ZIA-ATP"]);
  });
});

describe("the list", () => {
  const list = async (query: string) =>
    (await (await handle(get(asData(`${root}?${query}`, "list"), ada))).json()) as {
      products: { sku: string; holders: number; isRetired: boolean; family: string }[];
      found: number;
    };

  test("is narrowed by words, family, kind, lifecycle and retirement", async () => {
    const sku = await anotherProduct("ZS-FOUND", { family: "Found Family", summary: "Quokka detection." });
    expect((await list("q=quokka")).products.map((product) => product.sku)).toEqual([sku]);
    expect((await list("family=Found+Family&kind=addon&lifecycle=active&retired=no")).found).toBe(1);
    expect((await list("family=Found+Family&retired=yes")).found).toBe(0);
    expect((await list("family=Found+Family&kind=bundle")).found).toBe(0);
    expect((await list("lifecycle=end-of-life")).products.map((product) => product.sku)).toContain("ZPC");
  });

  test("counts the customers that hold a product today, each once", async () => {
    const sku = await anotherProduct("ZS-COUNT", { summary: "Numbat counting." });
    const nora = await aCustomer();
    await holds(nora.business, sku, today());
    await holds((await aCustomer("Gus", "Globex")).business, sku, addDays(today(), -1));
    expect((await list("q=numbat")).products).toMatchObject([{ sku, holders: 1 }]);
  });
});
