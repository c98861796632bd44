import { db } from "~/infra/db.server";

const many = 1000;

/** Whether there are so many customers that what is reckoned over all of them is not reckoned anew for each page. */
export async function hasManyCustomers(): Promise<boolean> {
  const rows = await db.$queryRaw<{ one: number }[]>`
    SELECT 1 AS "one" FROM "Business" WHERE "kind" = 'customer' LIMIT 1 OFFSET ${many}`;
  return rows.length > 0;
}
