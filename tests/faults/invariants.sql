/* What holds after whatever happened: each line in front says it, and the question below finds what breaks it. */

-- an approved sign-up has a person of its business, one approval in the log and its mail, and no other has any
SELECT r."id" FROM "SignupRequest" r LEFT JOIN "User" u ON u."id" = r."userId"
WHERE (r."approvedAt" IS NOT NULL) <> (u."id" IS NOT NULL)
  OR r."approvedAt" IS NOT NULL AND (u."businessId" IS NULL OR r."businessId" IS NULL OR r."rejectedAt" IS NOT NULL)
  OR (r."approvedAt" IS NOT NULL) <> (SELECT count(*) FROM "AuditEvent" a
    WHERE a."subjectType" = 'SignupRequest' AND a."subjectId" = r."id" AND a."action" = 'signup.approve')
  OR r."approvedAt" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "OutboxMail" m WHERE m."userId" = r."userId");

-- one sign-up of an address waits
SELECT min("id") FROM "SignupRequest" WHERE "approvedAt" IS NULL AND "rejectedAt" IS NULL GROUP BY "email" HAVING count(*) > 1;

-- a business has people, and an owner among them
SELECT b."id" FROM "Business" b WHERE b."closedAt" IS NULL AND NOT EXISTS (
  SELECT 1 FROM "User" u WHERE u."businessId" = b."id" AND u."ownerSince" IS NOT NULL);

-- a link to set a password belongs to somebody, and one of each kind works at a time
SELECT min(t."id") FROM "PasswordToken" t WHERE t."usedAt" IS NULL AND t."revokedAt" IS NULL
GROUP BY t."userId", t."purpose" HAVING count(*) > 1;

-- a customer has one open invitation or partnership of a type with an address
SELECT min("id") FROM "Partnership" WHERE "declinedAt" IS NULL AND "withdrawnAt" IS NULL AND "endedAt" IS NULL
GROUP BY "customerId", "type", "invitedEmail" HAVING count(*) > 1;

-- an open request waits for somebody and a closed one for nobody
SELECT "id" FROM "ProductRequest"
WHERE ("state" IN ('requested', 'quoted', 'ordered')) <> ("closedAt" IS NULL) OR ("closedAt" IS NULL) <> ("actsNext" IS NOT NULL);

-- the customer acts next exactly while a quote waits for its answer
SELECT r."id" FROM "ProductRequest" r
WHERE r."closedAt" IS NULL AND (r."actsNext" = 'customer') <> (r."state" = 'quoted' AND NOT EXISTS (
  SELECT 1 FROM "Quote" q WHERE q."requestId" = r."id" AND q."supersededAt" IS NULL AND q."acceptedAt" IS NOT NULL));

-- a completed request has its subscription, and no other has one
SELECT r."id" FROM "ProductRequest" r LEFT JOIN "Subscription" s ON s."requestId" = r."id"
WHERE (r."state" = 'completed') <> (s."id" IS NOT NULL) OR s."customerId" <> r."customerId" OR s."sku" <> r."sku";

-- a customer has one open request of a product
SELECT min("id") FROM "ProductRequest" WHERE "closedAt" IS NULL GROUP BY "customerId", "sku" HAVING count(*) > 1;

-- a request's version counts its changes
SELECT r."id" FROM "ProductRequest" r WHERE r."version" <> (
  SELECT count(*) FROM "RequestChange" c WHERE c."requestId" = r."id" AND c."words" NOT LIKE 'The term was corrected.%');

-- each change of a request stands in the log
SELECT r."id" FROM "ProductRequest" r WHERE r."version" <> (
  SELECT count(*) FROM "AuditEvent" a WHERE a."subjectType" = 'ProductRequest' AND a."subjectId" = r."id" AND a."businessId" = r."customerId");

-- a term is followed by one of the same customer
SELECT s."id" FROM "Subscription" s JOIN "Subscription" n ON n."id" = s."nextId"
WHERE s."removedAt" IS NULL AND (s."id" = n."id" OR n."customerId" <> s."customerId" OR n."removedAt" IS NOT NULL);

-- a health check that is ready has the rows that it counts
SELECT h."id" FROM "HealthCheck" h WHERE h."readyAt" IS NOT NULL AND h."rowCount" <> (
  SELECT count(*) FROM "Finding" f WHERE f."healthCheckId" = h."id");

-- what it tallies is what it holds
SELECT h."id" FROM "HealthCheck" h WHERE h."readyAt" IS NOT NULL AND h."rowCount" <> (
  SELECT total("count") FROM "FindingTally" t WHERE t."healthCheckId" = h."id");

-- only what is ready is published, and one of a customer and date
SELECT min("id") FROM "HealthCheck" WHERE "publishedAt" IS NOT NULL AND "withdrawnAt" IS NULL AND "replacedAt" IS NULL
  AND "undoneAt" IS NULL AND "discardedAt" IS NULL
GROUP BY "customerId", "date" HAVING count(*) > 1 OR sum("readyAt" IS NULL) > 0;

-- an import that is drafted leads to a health check that is ready
SELECT i."id" FROM "HealthCheckImport" i JOIN "HealthCheck" h ON h."id" = i."healthCheckId"
WHERE i."outcome" = 'drafted' AND (h."readyAt" IS NULL OR h."customerId" <> i."customerId");

-- a mail is sent, given up or due, and what was sent keeps no secret
SELECT "id" FROM "OutboxMail" WHERE "sentAt" IS NOT NULL AND "deadAt" IS NOT NULL
  OR ("sentAt" IS NOT NULL OR "deadAt" IS NOT NULL) AND "sealedSecret" IS NOT NULL;

-- a journey score is what its last change says
SELECT s."customerId", s."topicKey" FROM "JourneyScore" s WHERE EXISTS (
    SELECT 1 FROM "JourneyScoreChange" c WHERE c."customerId" = s."customerId" AND c."topicKey" = s."topicKey" AND c."side" = s."side")
  AND s."score" IS NOT (SELECT c."score" FROM "JourneyScoreChange" c WHERE c."customerId" = s."customerId"
    AND c."topicKey" = s."topicKey" AND c."side" = s."side" ORDER BY c."id" DESC LIMIT 1);

-- who has a part in a responsibility is of the same customer
SELECT a."responsibilityId" FROM "Assignment" a JOIN "Responsibility" r ON r."id" = a."responsibilityId"
JOIN "TeamMember" m ON m."id" = a."memberId" WHERE r."customerId" <> m."customerId";

-- an objective leads to services and owners of the same customer
SELECT o."id" FROM "Objective" o LEFT JOIN "TeamMember" m ON m."id" = o."ownerId"
LEFT JOIN "ObjectiveLegacyService" l ON l."objectiveId" = o."id" LEFT JOIN "LegacyService" s ON s."id" = l."legacyServiceId"
WHERE m."customerId" <> o."customerId" OR s."customerId" <> o."customerId";

-- an objective, a service or a team member that was made stands in the log once
SELECT t."id" FROM (
  SELECT "id", 'objective.add' AS "action" FROM "Objective" UNION ALL SELECT "id", 'legacy-service.add' FROM "LegacyService"
  UNION ALL SELECT "id", 'team-member.add' FROM "TeamMember") t
WHERE 1 <> (SELECT count(*) FROM "AuditEvent" a WHERE a."subjectId" = t."id" AND a."action" = t."action");

-- the log has no gaps
SELECT max("id") AS "last", count(*) AS "rows" FROM "AuditEvent" HAVING max("id") - min("id") + 1 <> count(*);
