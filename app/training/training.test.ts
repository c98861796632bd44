import { beforeAll, describe, expect, test } from "vitest";
import { transact } from "~/infra/db.server";
import { seedReferenceData } from "../../prisma/seed/reference.server";
import { handle } from "../../tests/support/app";
import { aCustomer, anAdmin, aPartner, get, type Person } from "../../tests/support/cast";

beforeAll(seedReferenceData);

const open = async (as: Person) => {
  const response = await handle(get("/training?_data=training%2Ftraining.route", as));
  return JSON.stringify(await response.json());
};

describe("the Training page", () => {
  test("shows its text to customers and partners, and the way to edit it to admins alone", async () => {
    const nora = await aCustomer();
    for (const reader of [nora, await aPartner(nora.business, "reseller")]) {
      const page = await open(reader);
      expect(page).toContain("Three parties share the work");
      expect(page).toContain('"mayEdit":false');
    }
    expect(await open(await anAdmin())).toContain('"mayEdit":true');
  });

  test("shows the newest version of its text", async () => {
    await transact((tx) => tx.textVersion.create({ data: { key: "training", version: 2, body: "Written by Ada." } }));
    const page = await open(await aCustomer());
    expect(page).toContain("Written by Ada.");
    expect(page).not.toContain("Three parties");
  });

  test("sends a visitor to log in, and back", async () => {
    const response = await handle(get("/training"));
    expect(response.status).toBe(302);
    expect(response.headers.get("Location")).toBe("/?redirectTo=%2Ftraining");
  });
});
