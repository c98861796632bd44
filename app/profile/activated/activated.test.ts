import { describe, expect, test } from "vitest";
import { db } from "~/infra/db.server";
import { handle } from "../../../tests/support/app";
import { aCustomer, anAdmin, aPartner, type Business, get, type Person, post } from "../../../tests/support/cast";

const pathOf = (business: Business) => `/customers/${business.slug}/profile/activated`;
const dataOf = (path: string) => `${path}${path.includes("?") ? "&" : "?"}_data=profile%2Factivated%2Factivated.route`;

const typed = {
  firstName: "Nora",
  lastName: "Nilsen",
  phone: "+47 22 55 01 20",
  jobTitle: "Head of IT",
  businessName: "Acme Tools",
  businessWebsite: "www.acme-tools.example",
  personVersion: "1",
  businessVersion: "1",
};

/** As the page's script posts it; a redirect is a header then. */
const save = (as: Person, business: Business, fields: Record<string, string> = {}, search = "") =>
  handle(post(dataOf(pathOf(business) + search), { ...typed, ...fields }, as));

async function storedOf(person: Person) {
  const { business, ...user } = await db.user.findUniqueOrThrow({
    where: { id: person.userId },
    include: { business: true },
  });
  return { user, business };
}

describe("Activated", () => {
  test("shows the person's own details and the business's", async () => {
    const nora = await aCustomer();
    const answer = (await (await handle(get(dataOf(pathOf(nora.business)), nora))).json()) as Record<string, unknown>;
    expect(answer).toMatchObject({
      own: true,
      details: { person: { firstName: "Nora", email: nora.email }, business: { name: "Acme" } },
    });
    expect(JSON.stringify(answer)).not.toContain("passwordHash");
  });

  test("saves both, keeps an audit event of each, and counts their versions up", async () => {
    const nora = await aCustomer();
    const response = await save(nora, nora.business);
    expect(response.headers.get("X-Remix-Redirect")).toBe(pathOf(nora.business));

    const { user, business } = await storedOf(nora);
    expect(user).toMatchObject({ lastName: "Nilsen", phone: "+47 22 55 01 20", jobTitle: "Head of IT", version: 2 });
    expect(business).toMatchObject({
      name: "Acme Tools",
      website: "https://www.acme-tools.example",
      websiteDomain: "acme-tools.example",
      version: 2,
    });
    const events = await db.auditEvent.findMany({ where: { businessId: nora.business.id }, orderBy: { id: "asc" } });
    expect(events).toMatchObject([
      { action: "person.change", actorId: nora.userId, before: { lastName: "Test" }, after: { lastName: "Nilsen" } },
      { action: "business.change", before: { name: "Acme" }, after: { name: "Acme Tools" } },
    ]);
  });

  test("the same form sent twice changes nothing twice", async () => {
    const nora = await aCustomer();
    await save(nora, nora.business);
    expect((await save(nora, nora.business)).headers.has("X-Remix-Redirect")).toBe(true);
    expect((await storedOf(nora)).user.version).toBe(2);
    expect(await db.auditEvent.count({ where: { businessId: nora.business.id } })).toBe(2);
  });

  test.each([
    ["firstName", " ", "Enter your first name"],
    ["businessName", "", "Enter the business name"],
    ["businessWebsite", "not a website", "Enter the website as an address"],
    ["phone", "call me", "Enter the phone number with digits"],
    ["jobTitle", "x".repeat(200), "Shorten the job title"],
    ["personVersion", "NaN", "Open the page again"],
  ])("a bad %s comes back with what is to be done, and changes nothing", async (field, value, message) => {
    const nora = await aCustomer();
    const response = await save(nora, nora.business, { [field]: value });
    expect(response.status).toBe(400);
    const { result } = (await response.json()) as { result: { error: Record<string, string[]>; initialValue: object } };
    expect(result.error[field]?.join()).toContain(message);
    expect(result.initialValue).toMatchObject({ lastName: "Nilsen" });
    expect((await storedOf(nora)).user.version).toBe(1);
  });

  test("the second of two editors is told, sees both values, and may then save", async () => {
    const nora = await aCustomer();
    const ada = await anAdmin();
    await save(ada, nora.business, { jobTitle: "CIO" }, `?person=${nora.userId}`);

    const second = await save(nora, nora.business, { businessName: "Acme Tools Ltd" });
    expect(second.status).toBe(409);
    const { conflict } = (await second.json()) as { conflict: { overwritten: unknown; versions: unknown } };
    expect(conflict).toEqual({
      overwritten: [
        { field: "jobTitle", stored: "CIO", typed: "Head of IT" },
        { field: "name", stored: "Acme Tools", typed: "Acme Tools Ltd" },
      ],
      versions: { person: 2, business: 2 },
    });
    expect((await storedOf(nora)).user.jobTitle).toBe("CIO");

    await save(nora, nora.business, { personVersion: "2", businessVersion: "2" });
    expect((await storedOf(nora)).user.jobTitle).toBe("Head of IT");
  });

  test("a stranger finds nothing there, and changes nothing", async () => {
    const nora = await aCustomer();
    const gus = await aCustomer("Gus", "Globex");
    expect((await handle(get(pathOf(nora.business), gus))).status).toBe(404);
    expect((await save(gus, nora.business)).status).toBe(404);
    expect((await storedOf(nora)).user.version).toBe(1);
  });

  test.each(["reseller", "professional_service", "managed_service"] as const)(
    "a %s may neither see nor change it",
    async (type) => {
      const nora = await aCustomer();
      const ray = await aPartner(nora.business, type);
      expect((await handle(get(pathOf(nora.business), ray))).status).toBe(403);
      expect((await save(ray, nora.business)).status).toBe(403);
    },
  );

  test("a customer edits the own details, whoever the URL names", async () => {
    const nora = await aCustomer();
    const gus = await aCustomer("Gus", "Globex");
    await save(nora, nora.business, {}, `?person=${gus.userId}`);
    expect((await storedOf(gus)).user.version).toBe(1);
    expect((await storedOf(nora)).user.lastName).toBe("Nilsen");
  });

  test("an admin cannot reach a person of another business through this one", async () => {
    const nora = await aCustomer();
    const gus = await aCustomer("Gus", "Globex");
    const ada = await anAdmin();
    expect((await handle(get(`${pathOf(nora.business)}?person=${gus.userId}`, ada))).status).toBe(404);
    expect((await save(ada, nora.business, {}, `?person=${gus.userId}`)).status).toBe(404);
    expect((await storedOf(gus)).user.version).toBe(1);
  });
});
