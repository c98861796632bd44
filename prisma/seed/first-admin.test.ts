import { describe, expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import { verifyPassword } from "~/login/password-hash.server";
import { FirstAdminRefused, seedFirstAdmin } from "./first-admin.server";

const production = { NODE_ENV: "production", DEMO: false } as const;
const ada = { ADMIN_EMAIL: "Ada@CM360.example", ADMIN_PASSWORD: "seven herons cross the marsh" };

describe("the first admin", () => {
  test("is wanted in production, by names of the variables", async () => {
    await expect(seedFirstAdmin(production)).rejects.toThrow(FirstAdminRefused);
    await expect(seedFirstAdmin(production)).rejects.toThrow(/ADMIN_EMAIL and ADMIN_PASSWORD/);
  });

  test.each([
    ["without a password", { ADMIN_EMAIL: ada.ADMIN_EMAIL }, /both/],
    ["without an address", { ADMIN_PASSWORD: ada.ADMIN_PASSWORD }, /both/],
    ["with something that is no address", { ...ada, ADMIN_EMAIL: "ada" }, /not an address/],
    [
      "with a password that is guessed first",
      { ...ada, ADMIN_PASSWORD: "passwordpassword" },
      /ADMIN_PASSWORD does not do/,
    ],
  ])("is not made %s, and the message holds no secret", async (_case, settings, message) => {
    const refusal = await seedFirstAdmin({ ...production, ...settings }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(FirstAdminRefused);
    expect((refusal as Error).message).toMatch(message);
    expect((refusal as Error).message).not.toContain((settings as Partial<typeof ada>).ADMIN_PASSWORD ?? "herons");
    expect(await db.user.count()).toBe(0);
  });

  test("is not needed in a demo or in development", async () => {
    await seedFirstAdmin({ NODE_ENV: "production", DEMO: true });
    await seedFirstAdmin({ NODE_ENV: "development", DEMO: false });
    expect(await db.user.count()).toBe(0);
  });

  test("A-31 is made once, with the password that was set, and is not made anew under another address", async () => {
    await seedFirstAdmin({ ...production, ...ada });
    await seedFirstAdmin({ ...production, ADMIN_EMAIL: "eve@cm360.example", ADMIN_PASSWORD: ada.ADMIN_PASSWORD });
    const admins = await db.user.findMany();
    expect(admins).toMatchObject([{ email: "ada@cm360.example", emailDomain: "cm360.example" }]);
    expect(await verifyPassword(admins[0]?.passwordHash ?? null, ada.ADMIN_PASSWORD)).toBe(true);
    expect(await db.auditEvent.count({ where: { action: "admin.create" } })).toBe(1);
  }, 60_000);

  test("keeps the portal open once there is one", async () => {
    await expect(seedFirstAdmin(production)).resolves.toBeUndefined();
    await transact((tx) => tx.user.deleteMany());
    await expect(seedFirstAdmin(production)).rejects.toThrow(FirstAdminRefused);
  });
});
