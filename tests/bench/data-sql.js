// What a database under measure holds, as prepared SQL: deterministic but for the day it is counted from.

/** Customers with a little of everything: ?1 how many, ?2 the day. */
const customers = `WITH RECURSIVE "c"("i") AS (SELECT 1 UNION ALL SELECT "i" + 1 FROM "c" WHERE "i" < ?1)`;
const list = (/** @type {string} */ from, /** @type {number} */ to) => `(WITH RECURSIVE "j"("j") AS
  (SELECT ${from} UNION ALL SELECT "j" + 1 FROM "j" WHERE "j" < ${to}) SELECT "j" FROM "j")`;
const slug = `printf('customer-%05d', "i")`;
const instant = (/** @type {string} */ days) => `strftime('%Y-%m-%dT%H:%M:%f+00:00', ?2, (${days}) || ' days')`;
const day = (/** @type {string} */ days) => `date(?2, (${days}) || ' days')`;
const one = (/** @type {string[]} */ words, /** @type {string} */ at) =>
  `('${JSON.stringify(words)}' ->> ((${at}) % ${words.length}))`;
const owner = `${slug} || '-owner'`;

const places = [
  "Aldgate",
  "Birch",
  "Calder",
  "Dunmore",
  "Eastfield",
  "Fenwick",
  "Garth",
  "Holm",
  "Ivel",
  "Jura",
  "Kelso",
];
const trades = ["Foods", "Precision", "Logistics", "Energy", "Textiles", "Optics", "Shipping"];
const statuses = [
  "pass",
  "fail",
  "warning",
  "pass",
  "not_applicable",
  "pass",
  "info",
  "warning",
  "not_assessed",
  "pass",
];
const severities = ["critical", "high", "medium", "low", "medium", "high"];
const closed = ["completed", "cancelled", "declined"];
const held = ["ZIA-BIZ-EDITION", "ZPA-BIZ-EDITION", "ZIA-ISOLATION"];
/** The product that no customer of the benchmark holds or asks for: its requests are measured. */
export const requestedSku = "ZIA-ADV-SANDBOX";
export const scoredTopics = `SELECT "key" FROM "JourneyTopic" WHERE "retiredAt" IS NULL ORDER BY "key" LIMIT 10`;
const text =
  "'The setting is left as it was delivered, and nobody has looked at it since the roll-out of the last year.'";

/** Of what each customer has a little: one statement per table. */
export const everyCustomer = [
  `${customers} INSERT INTO "Business" ("id", "kind", "slug", "name", "website", "websiteDomain", "createdAt")
  SELECT ${slug}, 'customer', ${slug}, ${one(places, `"i"`)} || ' ' || ${one(trades, `"i" / 11`)} || printf(' %05d', "i"),
    'https://www.' || ${slug} || '.example', ${slug} || '.example', ${instant(`-"i" % 900 - 1`)} FROM "c"`,
  `${customers} INSERT INTO "User" ("id", "businessId", "email", "emailDomain", "firstName", "lastName", "passwordHash",
    "passwordSetAt", "ownerSince", "createdAt")
  SELECT ${slug} || "role", ${slug}, substr("role", 2) || '@' || ${slug} || '.example', ${slug} || '.example',
    ${one(["Ane", "Bo", "Cleo", "Dag", "Eva"], `"i"`)}, ${one(["Lund", "Marsh", "Nieto", "Ortiz"], `"i" / 5`)},
    "hash", ${instant("-100")}, CASE "role" WHEN '-owner' THEN ${instant("-100")} END, ${instant("-100")}
  FROM "c", (SELECT '-owner' AS "role" UNION ALL SELECT '-colleague'),
    (SELECT "passwordHash" AS "hash" FROM "User" WHERE "email" = 'marta@halden-precision.example')`,
  `${customers} INSERT INTO "Partnership" ("id", "customerId", "partnerId", "type", "invitedBusinessName", "invitedEmail",
    "invitedById", "invitedAt", "expiresAt", "acceptedAt", "acceptedById")
  SELECT ${slug} || '-reseller', ${slug}, b."id", 'reseller', b."name", u."email", ${owner}, ${instant("-90")},
    ${instant("-76")}, ${instant("-89")}, u."id"
  FROM "c", "Business" b JOIN "User" u ON u."businessId" = b."id" WHERE b."slug" = 'corvus-networks'`,
  `${customers} INSERT INTO "TeamMember" ("id", "customerId", "name", "role", "createdAt")
  SELECT ${slug} || '-member-' || "j", ${slug}, ${one(["Ida Brandt", "Per Holt", "Sam Reed", "Uma Vik"], `"j"`)},
    ${one(["Network", "Security", "Service desk", "Sponsor"], `"j"`)}, ${instant("-80")} FROM "c", ${list("1", 4)}`,
  `${customers} INSERT INTO "Objective" ("id", "customerId", "title", "category", "priority", "status", "targetDate", "createdAt")
  SELECT ${slug} || '-objective-' || "j", ${slug}, 'Objective number ' || "j", 'Security',
    ${one(["must", "should", "could"], `"j"`)}, ${one(["on_track", "at_risk", "achieved"], `"i" + "j"`)},
    ${day(`"i" % 300 + "j"`)}, ${instant("-70")} FROM "c", ${list("1", 3)}`,
  `${customers} INSERT INTO "JourneyScore" ("customerId", "topicKey", "side", "score", "note", "updatedAt", "updatedById", "updatedByName")
  SELECT ${slug}, "key", "side", ("i" + length("key")) % 6, '', ${instant("-30")}, ${owner}, 'Ane Lund'
  FROM "c", (${scoredTopics}), (SELECT 'cm360' AS "side" UNION ALL SELECT 'business')`,
  `INSERT INTO "JourneyScoreChange" ("customerId", "topicKey", "side", "score", "at", "byId", "byName")
  SELECT "customerId", "topicKey", "side", "score", "updatedAt", "updatedById", "updatedByName" FROM "JourneyScore"
  WHERE "customerId" LIKE 'customer-%'`,
  `${customers} INSERT INTO "LegacyService" ("id", "customerId", "name", "vendor", "annualCost", "currency", "expirationDate", "createdAt")
  SELECT ${slug} || '-service-' || "j", ${slug}, 'Service number ' || "j", 'Vendor', 100000 * "j", 'EUR',
    ${day(`("i" * 13 + "j" * 60) % 700`)}, ${instant("-60")} FROM "c", ${list("1", 4)}`,
  `${customers} INSERT INTO "Subscription" ("id", "customerId", "sku", "source", "startDate", "endDate", "quantity",
    "orderNumber", "createdAt", "createdById", "createdByName")
  SELECT ${slug} || '-term-' || "j", ${slug}, ${one(held, `"j"`)}, 'zscaler', ${day("-200")}, ${day(`200 + "i" % 400`)},
    100 + "i" % 900, 'ZS-' || "i", ${instant("-200")}, ${owner}, 'Ane Lund' FROM "c", ${list("0", 2)}`,
  `${customers} INSERT INTO "ProductRequest" ("id", "customerId", "sku", "timing", "startDate", "lastSafeDay", "quantity",
    "state", "actsNext", "waitingSince", "requestedAt", "requestedById", "requestedByName", "closedAt")
  SELECT ${slug} || '-request-' || "j", ${slug}, ${one(["ZIA-VSE", "ZIA-SIPA"], `"j"`)}, 'quarter',
    ${day(`60 + ("i" * 31 + "j") % 300`)}, ${day(`46 + ("i" * 31 + "j") % 300`)}, 1 + "i" % 50,
    CASE "j" WHEN 0 THEN 'requested' ELSE ${one(closed, `"i" + "j"`)} END, CASE "j" WHEN 0 THEN 'seller' END,
    ${instant(`-"i" % 200`)}, ${instant(`-"i" % 200 - "j" * 30`)}, ${owner}, 'Ane Lund',
    CASE WHEN "j" > 0 THEN ${instant(`-"i" % 200`)} END FROM "c", ${list("0", 2)}`,
  `INSERT INTO "RequestChange" ("requestId", "kind", "at", "byId", "byName")
  SELECT "id", 'requested', "requestedAt", "requestedById", "requestedByName" FROM "ProductRequest" WHERE "id" LIKE 'customer-%'`,
  `${customers} INSERT INTO "HealthCheck" ("id", "customerId", "date", "uploadedAt", "uploadedById", "readyAt", "publishedAt",
    "publishedById", "executiveSummary", "formula")
  SELECT ${slug} || '-check-' || "j", ${slug}, ${day(`-("i" * 7 % 300) - 90 * "j" - 1`)}, ${instant(`-("i" * 7 % 300) - 90 * "j"`)},
    "admin", ${instant(`-("i" * 7 % 300) - 90 * "j"`)}, ${instant(`-("i" * 7 % 300) - 90 * "j"`)}, "admin", 'All is told below.', "formula"
  FROM "c", ${list("0", 1)}, (SELECT "publishedById" AS "admin", "formula" FROM "HealthCheck" LIMIT 1)`,
  `INSERT INTO "Finding" ("healthCheckId", "line", "product", "areaName", "areaKey", "checkKey", "title", "status", "severity",
    "currentSetting", "finding", "recommendation", "impact", "reference")
  SELECT h."id", k."n" + 1, k."product", k."name", k."areaKey", k."key", k."title",
    ${one(statuses, `h."rowid" + k."n" * 3`)}, ${one(severities, `k."n"`)}, 'As delivered', ${text}, ${text}, '', ''
  FROM "HealthCheck" h, (SELECT c."key", c."title", c."areaKey", a."product", a."name", row_number() OVER (ORDER BY c."key") AS "n"
    FROM "TechnologyCheck" c JOIN "TechnologyArea" a ON a."key" = c."areaKey" ORDER BY c."key" LIMIT 8) k
  WHERE h."id" LIKE 'customer-%'`,
  `${customers} INSERT INTO "Notification" ("id", "userId", "kind", "title", "path", "businessId", "createdAt", "mail")
  SELECT ${slug} || '-notice-' || "j", ${owner}, 'health-check', 'A health check is published', '/customers/' || ${slug},
    ${slug}, ${instant(`-"j"`)}, 'none' FROM "c", ${list("1", 4)}`,
  `${customers} INSERT INTO "AuditEvent" ("at", "actorId", "actorName", "businessId", "action", "subjectType", "subjectId", "before", "after")
  SELECT ${instant("-20")}, ${owner}, 'Ane Lund', ${slug}, "action", "subjectType", "subjectId", "before", "after"
  FROM "c", (SELECT * FROM "AuditEvent" WHERE "actorId" IS NOT NULL AND "businessId" IS NOT NULL ORDER BY "id" LIMIT 10)`,
];

/** One customer with 100,000 requests: closed ones, as a product has at most one open request. */
export const manyRequests = [
  customerNamed("many-requests", "Many Requests"),
  `WITH RECURSIVE "c"("i") AS (SELECT 0 UNION ALL SELECT "i" + 1 FROM "c" WHERE "i" < ?1 - 1)
  INSERT INTO "ProductRequest" ("id", "customerId", "sku", "timing", "startDate", "lastSafeDay", "quantity", "state",
    "waitingSince", "requestedAt", "requestedById", "requestedByName", "closedAt")
  SELECT printf('many-%06d', "i" * 7919 % 1000000), 'many-requests', "sku", 'quarter', ${day(`"i" % 400`)}, ${day(`"i" % 400 - 14`)},
    1 + "i" % 500, ${one(closed, `"i"`)}, ${instant(`"i" / -300.0`)}, ${instant(`"i" / -300.0 - 40`)}, 'many-requests-owner',
    'Ane Lund', ${instant(`"i" / -300.0`)}
  FROM "c" JOIN (SELECT "sku", row_number() OVER (ORDER BY "position") - 1 AS "at" FROM "Product") ON "at" = "i" % 100`,
  `INSERT INTO "RequestChange" ("requestId", "kind", "at", "byId", "byName")
  SELECT "id", 'requested', "requestedAt", "requestedById", "requestedByName" FROM "ProductRequest" WHERE "customerId" = 'many-requests'`,
];

/**
 * A customer whose two health checks have so many rows each, over all technology areas: ?1 how many, ?2 the day.
 * @param {string} slug
 */
export function manyFindings(slug) {
  return [
    customerNamed(slug, "Many Findings"),
    `INSERT INTO "HealthCheck" ("id", "customerId", "date", "uploadedAt", "uploadedById", "readyAt", "publishedAt",
      "publishedById", "executiveSummary", "formula")
    SELECT '${slug}-' || "j", '${slug}', ${day(`-10 - 90 * "j"`)}, ${instant(`-10 - 90 * "j"`)}, "admin", ${instant(`-10 - 90 * "j"`)},
      ${instant(`-10 - 90 * "j"`)}, "admin", 'All is told below.', "formula"
    FROM ${list("0", 1)}, (SELECT "publishedById" AS "admin", "formula" FROM "HealthCheck" LIMIT 1) WHERE ?1 > 0`,
    `WITH RECURSIVE "c"("i") AS (SELECT 0 UNION ALL SELECT "i" + 1 FROM "c" WHERE "i" < ?1 - 1)
    INSERT INTO "Finding" ("healthCheckId", "line", "product", "areaName", "areaKey", "checkKey", "title", "status", "severity",
      "currentSetting", "finding", "recommendation", "impact", "reference")
    SELECT h."id", "i" + 2, a."product", a."name", a."key", printf('%s.%06d', a."key", "i"), printf('Check number %06d', "i"),
      ${one(statuses, `"i" * 3 + "i" / 63 + h."rowid" * ("i" % 11 = 0)`)}, ${one(severities, `"i" / 7`)}, 'As delivered', ${text}, ${text}, '', ''
    FROM "HealthCheck" h, "c" JOIN (SELECT *, row_number() OVER (ORDER BY "key") - 1 AS "at" FROM "TechnologyArea") a ON a."at" = "i" % 63
    WHERE h."customerId" = '${slug}' AND ?2 <> ''`,
  ];
}

/** What the import counts, of all health checks that have not been counted. */
export const counts = [
  `INSERT INTO "FindingTally" ("healthCheckId", "product", "areaName", "areaKey", "status", "severity", "count")
  SELECT "healthCheckId", "product", "areaName", max("areaKey"), "status", "severity", count(*) FROM "Finding"
  WHERE "healthCheckId" NOT IN (SELECT "healthCheckId" FROM "FindingTally") GROUP BY 1, 2, 3, 5, 6`,
  `UPDATE "HealthCheck" SET ${["pass", "warning", "fail", "not_applicable", "info", "not_assessed"]
    .map(
      (status) =>
        `"${status.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())}Count" = ${countOf(`"status" = '${status}'`)}`,
    )
    .join(", ")}, "rowCount" = ${countOf("1")},
    "score" = (SELECT 100.0 * sum("count" * "weight" * CASE "status" WHEN 'pass' THEN 1 WHEN 'warning' THEN 0.5 ELSE 0 END)
      / sum("count" * "weight") FROM (SELECT *, CASE "severity" WHEN 'critical' THEN 10 WHEN 'high' THEN 5 WHEN 'medium' THEN 3 ELSE 1 END
      AS "weight" FROM "FindingTally" WHERE "healthCheckId" = "HealthCheck"."id" AND "status" IN ('pass', 'warning', 'fail')))
  WHERE "rowCount" = 0`,
];

/** @param {string} condition */
function countOf(condition) {
  return `coalesce((SELECT sum("count") FROM "FindingTally" WHERE "healthCheckId" = "HealthCheck"."id" AND ${condition}), 0)`;
}

/**
 * @param {string} slug
 * @param {string} name
 */
function customerNamed(slug, name) {
  return `INSERT INTO "Business" ("id", "kind", "slug", "name", "website", "websiteDomain", "createdAt")
    SELECT '${slug}', 'customer', '${slug}', '${name}', 'https://${slug}.example', '${slug}.example', ${instant("-500")} WHERE ?1 > 0`;
}
