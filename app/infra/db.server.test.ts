import { expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";

test("reads see what has just been committed", async () => {
  const business = await transact((tx) =>
    tx.business.create({
      data: {
        kind: "customer",
        slug: "acme",
        name: "Acme",
        website: "https://acme.example",
        websiteDomain: "acme.example",
      },
    }),
  );
  expect(await db.business.findUnique({ where: { id: business.id } })).toMatchObject({ name: "Acme" });
});
