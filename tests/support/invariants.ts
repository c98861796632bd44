import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";

/** What holds of requests and subscriptions after whatever was done, by whomever; each question finds what breaks it. */
const broken: Record<string, Prisma.Sql> = {
  "an open request waits for somebody and a closed one for nobody": Prisma.sql`
    SELECT "id" FROM "ProductRequest"
    WHERE ("state" IN ('requested', 'quoted', 'ordered')) <> ("closedAt" IS NULL) OR ("closedAt" IS NULL) <> ("actsNext" IS NOT NULL)`,
  "the customer acts next exactly while a quote waits for its answer": Prisma.sql`
    SELECT r."id" FROM "ProductRequest" r
    WHERE r."closedAt" IS NULL AND (r."actsNext" = 'customer') <> (r."state" = 'quoted' AND NOT EXISTS (
      SELECT 1 FROM "Quote" q WHERE q."requestId" = r."id" AND q."supersededAt" IS NULL AND q."acceptedAt" IS NOT NULL))`,
  "a completed request has its subscription, and no other has one": Prisma.sql`
    SELECT r."id" FROM "ProductRequest" r LEFT JOIN "Subscription" s ON s."requestId" = r."id"
    WHERE (r."state" = 'completed') <> (s."id" IS NOT NULL) OR s."customerId" <> r."customerId" OR s."sku" <> r."sku"`,
  "one open request of a product and customer": Prisma.sql`
    SELECT min("id") FROM "ProductRequest" WHERE "closedAt" IS NULL GROUP BY "customerId", "sku" HAVING count(*) > 1`,
  "a quoted request has one quote that stands, unanswered or accepted": Prisma.sql`
    SELECT r."id" FROM "ProductRequest" r WHERE r."state" = 'quoted' AND 1 <> (
      SELECT count(*) FROM "Quote" q WHERE q."requestId" = r."id" AND q."supersededAt" IS NULL AND q."declinedAt" IS NULL)`,
  "no unanswered quote stands for what was only requested, cancelled or declined": Prisma.sql`
    SELECT q."id" FROM "Quote" q JOIN "ProductRequest" r ON r."id" = q."requestId"
    WHERE q."supersededAt" IS NULL AND (r."state" IN ('cancelled', 'declined') OR r."state" = 'requested' AND q."declinedAt" IS NULL)`,
  // What was bought from Zscaler directly may be said to have begun before: its dates are the customer's own.
  "a term is followed by one of the same customer, which was not taken back, and begins after it where a request made it": Prisma.sql`
    SELECT s."id" FROM "Subscription" s JOIN "Subscription" n ON n."id" = s."nextId"
    WHERE s."removedAt" IS NULL AND (s."id" = n."id" OR n."customerId" <> s."customerId" OR n."removedAt" IS NOT NULL
      OR n."source" = 'portal' AND n."startDate" <= s."endDate")`,
  "terms follow each other without a circle": Prisma.sql`
    WITH RECURSIVE "walk"("from", "id", "steps") AS (
      SELECT "id", "nextId", 1 FROM "Subscription" WHERE "nextId" IS NOT NULL
      UNION ALL SELECT w."from", s."nextId", w."steps" + 1 FROM "walk" w JOIN "Subscription" s ON s."id" = w."id"
      WHERE s."nextId" IS NOT NULL AND w."steps" < 100)
    SELECT "from" AS "id" FROM "walk" WHERE "from" = "id" OR "steps" = 100`,
  "no term is longer than was agreed": Prisma.sql`
    SELECT "id" FROM "Subscription" WHERE "agreedEndDate" < "endDate" OR "startDate" > "endDate"`,
  "a request's version counts its changes, and each change was audited": Prisma.sql`
    SELECT r."id" FROM "ProductRequest" r
    WHERE r."version" <> (SELECT count(*) FROM "RequestChange" c WHERE c."requestId" = r."id" AND c."words" NOT LIKE 'The term was corrected.%')
      OR r."version" <> (SELECT count(*) FROM "AuditEvent" a WHERE a."subjectType" = 'ProductRequest' AND a."subjectId" = r."id"
        AND a."businessId" = r."customerId")`,
  "every term was audited when it began, and when it was taken back": Prisma.sql`
    SELECT s."id" FROM "Subscription" s
    WHERE s."requestId" IS NULL AND (
      1 <> (SELECT count(*) FROM "AuditEvent" a WHERE a."subjectId" = s."id" AND a."action" = 'subscription.mark')
      OR (s."removedAt" IS NOT NULL) <> EXISTS (
        SELECT 1 FROM "AuditEvent" a WHERE a."subjectId" = s."id" AND a."action" = 'subscription.take-back'))`,
  "what refers to something refers to what there is": Prisma.sql`SELECT "table" AS "id" FROM pragma_foreign_key_check`,
};

/** The invariants that do not hold now, with what breaks them: empty where all is well. */
export async function brokenInvariants(): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [name, question] of Object.entries(broken)) {
    const rows = await db.$queryRaw<Record<string, string>[]>(question);
    if (rows.length > 0) found[name] = rows.map((row) => String(Object.values(row)[0]));
  }
  return found;
}
