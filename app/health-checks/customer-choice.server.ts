import { db } from "~/infra/db.server";

/** Every customer by name, for the admin's choice. */
export function listCustomerChoices(): Promise<{ id: string; slug: string; name: string }[]> {
  return db.business.findMany({
    where: { kind: "customer" },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, slug: true, name: true },
  });
}
