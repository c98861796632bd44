import { beforeAll, expect, test } from "vitest";
import { db } from "~/infra/db.server";
import { seedReferenceData } from "../../../prisma/seed/reference.server";
import { handle } from "../../../tests/support/app";
import { aCustomer, anAdmin, type Person, post } from "../../../tests/support/cast";
import { markupOf } from "../../../tests/support/page";

beforeAll(seedReferenceData);

/** The version that a form holds, on the page that refuses what was typed into it. */
async function versionAfterRefusal(page: string, form: string, fields: Record<string, string>, as: Person) {
  const markup = await markupOf(post(page, fields, as), 400);
  const drawn = new RegExp(`<form[^>]*id="${form}".*?</form>`, "s").exec(markup)?.[0] ?? "";
  return /name="version" value="(\d+)"/.exec(drawn)?.[1] ?? "none";
}

test("a suggestion corrected after a refusal still builds upon the version that was read", async () => {
  const [nora, ada] = [await aCustomer(), await anAdmin()];
  const page = `/customers/${nora.business.slug}/licensing/products/Z-MDR/suggest`;
  const suggest = async (reason: string, version: string) =>
    (await handle(post(page, { reason, version }, ada))).status;
  expect([await suggest("First.", "0"), await suggest("Second.", "1")]).toEqual([303, 303]);
  const version = await versionAfterRefusal(page, "suggest", { reason: "", version: "1" }, ada);
  expect(version).toBe("1");
  expect(await suggest("Third.", version)).toBe(409);
});

test("a rule's words corrected after a refusal still build upon the version that was read", async () => {
  const ada = await anAdmin();
  const { id } = await db.upgradeRule.findFirstOrThrow({ where: { sku: "ZIA-ATP", ownedSku: "ZIA-ESS-EDITION" } });
  const page = `/admin/upgrade-rules/${id}`;
  const fields = (reason: string, version: string) => ({ intent: "save", reason, version });
  expect((await handle(post(page, fields("It blocks more.", "1"), ada))).status).toBe(303);
  const version = await versionAfterRefusal(page, "reword", fields("x".repeat(501), "1"), ada);
  expect(version).toBe("1");
  expect((await handle(post(page, fields("Else.", version), ada))).status).toBe(409);
});
