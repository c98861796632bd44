import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { db, transact } from "~/infra/db.server";
import { requestContext } from "~/infra/request-context.server";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import { moveCatalogueStamp } from "~/licensing/catalogue/stamp.server";

const rename = (sku: string, name: string) =>
  transact(async (tx) => {
    await tx.product.update({ where: { sku }, data: { name }, select: { sku: true } });
    await moveCatalogueStamp(tx);
  });

describe("the kept catalogue", () => {
  test("is the very same until a change moves the stamp", async () => {
    const first = await getCatalogue();
    expect(await getCatalogue()).toBe(first);
    await rename("ZIA-ATP", "Renamed");
    const second = await getCatalogue();
    expect(second).not.toBe(first);
    expect(second.products.get("ZIA-ATP")?.name).toBe("Renamed");
    expect(first.products.get("ZIA-ATP")?.name).not.toBe("Renamed");
  });

  test("is one and the same for all loaders of a request, whatever changes meanwhile", async () => {
    const context = { requestId: "1", nonce: "", clientAddress: "", memo: new Map() };
    await requestContext.run(context, async () => {
      const first = await getCatalogue();
      await rename("ZIA-ATP", "Renamed in between");
      expect(await getCatalogue()).toBe(first);
    });
    expect((await getCatalogue()).products.get("ZIA-ATP")?.name).toBe("Renamed in between");
  });

  test("is dropped by a change that another process makes", async () => {
    await getCatalogue();
    await inAnotherProcess(`
      UPDATE "Product" SET "name" = 'Renamed elsewhere' WHERE "sku" = 'ZIA-ATP';
      UPDATE "Setting" SET "value" = '{"stamp":"elsewhere"}' WHERE "key" = 'catalogue';`);
    expect((await getCatalogue()).products.get("ZIA-ATP")?.name).toBe("Renamed elsewhere");
  });

  test("of another copy of this module is dropped too", async () => {
    await getCatalogue();
    vi.resetModules();
    const other = await import("~/licensing/catalogue/catalogue.server");
    await other.getCatalogue();
    await rename("ZIA-ATP", "Renamed once more");
    expect((await getCatalogue()).products.get("ZIA-ATP")?.name).toBe("Renamed once more");
    expect((await other.getCatalogue()).products.get("ZIA-ATP")?.name).toBe("Renamed once more");
  });

  test("stays where the change is rolled back: the stamp goes with it", async () => {
    const first = await getCatalogue();
    await expect(
      transact(async (tx) => {
        await moveCatalogueStamp(tx);
        throw new Error("Not after all");
      }),
    ).rejects.toThrow("Not after all");
    expect(await getCatalogue()).toBe(first);
  });

  test("is dropped where a newer version brings its reference data", async () => {
    const first = await getCatalogue();
    const { value } = await db.setting.findUniqueOrThrow({ where: { key: "seed" } });
    const newer = { ...(value as Record<string, string>), products: "of a newer version" };
    await transact((tx) =>
      tx.setting.update({ where: { key: "seed" }, data: { value: newer }, select: { key: true } }),
    );
    expect(await getCatalogue()).not.toBe(first);
  });
});

async function inAnotherProcess(sql: string): Promise<void> {
  const file = (process.env.DATABASE_URL ?? "").replace(/^file:/, "");
  const script = `const Database = require("libsql"); const db = new Database(process.argv[1]); db.exec(process.argv[2]); db.close();`;
  await promisify(execFile)(process.execPath, ["-e", script, file, sql]);
}
