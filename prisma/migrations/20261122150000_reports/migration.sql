-- AlterTable
ALTER TABLE "HealthCheck" ADD COLUMN "replacesId" TEXT;
ALTER TABLE "HealthCheck" ADD COLUMN "undoneAt" DATETIME;
ALTER TABLE "HealthCheck" ADD COLUMN "undoneById" TEXT;

-- CreateTable
CREATE TABLE "FindingTally" (
    "healthCheckId" TEXT NOT NULL,
    "product" TEXT NOT NULL,
    "areaName" TEXT NOT NULL,
    "areaKey" TEXT,
    "status" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    PRIMARY KEY ("healthCheckId", "product", "areaName", "status", "severity"),
    CONSTRAINT "FindingTally_healthCheckId_fkey" FOREIGN KEY ("healthCheckId") REFERENCES "HealthCheck" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CHECK ("status" IN ('pass', 'warning', 'fail', 'not_applicable', 'info', 'not_assessed')),
    CHECK ("severity" IN ('critical', 'high', 'medium', 'low')),
    CHECK ("count" > 0)
);

-- CreateTable
CREATE TABLE "HealthCheckImport" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "customerId" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "doneBytes" INTEGER NOT NULL DEFAULT 0,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "startedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedById" TEXT NOT NULL,
    "aliveAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" DATETIME,
    "outcome" TEXT,
    "problems" JSONB,
    "healthCheckId" TEXT,
    CONSTRAINT "HealthCheckImport_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Business" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "HealthCheckImport_healthCheckId_fkey" FOREIGN KEY ("healthCheckId") REFERENCES "HealthCheck" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CHECK (date("date") IS "date"),
    CHECK (("finishedAt" IS NULL) = ("outcome" IS NULL)),
    CHECK ("outcome" IN ('drafted', 'same-file', 'refused', 'failed'))
);

-- CreateTable
CREATE TABLE "NextStep" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "healthCheckId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "owner" TEXT NOT NULL DEFAULT '',
    "dueDate" TEXT,
    "position" INTEGER NOT NULL,
    CONSTRAINT "NextStep_healthCheckId_fkey" FOREIGN KEY ("healthCheckId") REFERENCES "HealthCheck" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CHECK (date("dueDate") IS "dueDate")
);

-- CreateTable
CREATE TABLE "HealthCheckReport" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "healthCheckId" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "madeAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "rowCount" INTEGER NOT NULL,
    "pages" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BLOB NOT NULL,
    CONSTRAINT "HealthCheckReport_healthCheckId_fkey" FOREIGN KEY ("healthCheckId") REFERENCES "HealthCheck" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FollowUp" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "customerId" TEXT NOT NULL,
    "checkKey" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "areaName" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "ownerId" TEXT,
    "dueDate" TEXT,
    "acceptedUntil" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "updatedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" TEXT NOT NULL,
    "updatedByName" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "FollowUp_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Business" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "FollowUp_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "TeamMember" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CHECK ("status" IN ('open', 'planned', 'accepted', 'elsewhere', 'done')),
    CHECK (date("dueDate") IS "dueDate"),
    CHECK (date("acceptedUntil") IS "acceptedUntil"),
    CHECK (("status" = 'accepted') = ("acceptedUntil" IS NOT NULL)),
    CHECK ("status" NOT IN ('accepted', 'elsewhere') OR "reason" <> '')
);

-- CreateTable
CREATE TABLE "FollowUpChange" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "followUpId" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "byId" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    CONSTRAINT "FollowUpChange_followUpId_fkey" FOREIGN KEY ("followUpId") REFERENCES "FollowUp" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FollowUpComment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "followUpId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "byId" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "byBusiness" TEXT,
    "removedAt" DATETIME,
    CONSTRAINT "FollowUpComment_followUpId_fkey" FOREIGN KEY ("followUpId") REFERENCES "FollowUp" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "HealthCheckImport_customerId_startedAt_idx" ON "HealthCheckImport"("customerId", "startedAt");

-- CreateIndex
CREATE INDEX "HealthCheckImport_finishedAt_aliveAt_idx" ON "HealthCheckImport"("finishedAt", "aliveAt");

-- CreateIndex
CREATE INDEX "HealthCheckImport_healthCheckId_idx" ON "HealthCheckImport"("healthCheckId");

-- CreateIndex
CREATE INDEX "NextStep_healthCheckId_position_idx" ON "NextStep"("healthCheckId", "position");

-- CreateIndex
CREATE INDEX "HealthCheckReport_healthCheckId_madeAt_idx" ON "HealthCheckReport"("healthCheckId", "madeAt");

-- CreateIndex
CREATE INDEX "FollowUp_customerId_status_dueDate_idx" ON "FollowUp"("customerId", "status", "dueDate");

-- CreateIndex
CREATE INDEX "FollowUp_ownerId_idx" ON "FollowUp"("ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "FollowUp_customerId_checkKey_key" ON "FollowUp"("customerId", "checkKey");

-- CreateIndex
CREATE INDEX "FollowUpChange_followUpId_id_idx" ON "FollowUpChange"("followUpId", "id");

-- CreateIndex
CREATE INDEX "FollowUpComment_followUpId_at_idx" ON "FollowUpComment"("followUpId", "at");


-- Below: what Prisma's schema language cannot say.

-- What is there already is counted as a new upload is.
INSERT INTO "FindingTally" ("healthCheckId", "product", "areaName", "areaKey", "status", "severity", "count")
  SELECT "healthCheckId", "product", "areaName", max("areaKey"), "status", "severity", count(*)
  FROM "Finding" GROUP BY "healthCheckId", "product", "areaName", "status", "severity";

-- Areas that nobody has described yet are listed for admins.
CREATE INDEX "FindingTally_unknown_idx" ON "FindingTally"("areaName") WHERE "areaKey" IS NULL;

-- Whose place a published upload took was only to be seen from the one that went.
UPDATE "HealthCheck" SET "replacesId" = (
  SELECT old."id" FROM "HealthCheck" old
  WHERE old."customerId" = "HealthCheck"."customerId" AND old."date" = "HealthCheck"."date"
    AND old."replacedAt" = "HealthCheck"."publishedAt"
) WHERE "publishedAt" IS NOT NULL;

-- The words of the findings, found whatever the case and the accents, from the first letters of a word on. (Indexes of
-- prefixes would find them no sooner, and take a third of an import's time.)
CREATE VIRTUAL TABLE "FindingText" USING fts5(
  "product", "areaName", "checkKey", "title", "currentSetting", "finding", "recommendation", "impact", "extra",
  content = 'Finding', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO "FindingText" ("rowid", "product", "areaName", "checkKey", "title", "currentSetting", "finding", "recommendation", "impact", "extra")
  SELECT "id", "product", "areaName", "checkKey", "title", "currentSetting", "finding", "recommendation", "impact", "extra" FROM "Finding";
CREATE TRIGGER "Finding_text_insert" AFTER INSERT ON "Finding" BEGIN
  INSERT INTO "FindingText" ("rowid", "product", "areaName", "checkKey", "title", "currentSetting", "finding", "recommendation", "impact", "extra")
  VALUES (new."id", new."product", new."areaName", new."checkKey", new."title", new."currentSetting", new."finding", new."recommendation", new."impact", new."extra");
END;
CREATE TRIGGER "Finding_text_delete" AFTER DELETE ON "Finding" BEGIN
  INSERT INTO "FindingText" ("FindingText", "rowid", "product", "areaName", "checkKey", "title", "currentSetting", "finding", "recommendation", "impact", "extra")
  VALUES ('delete', old."id", old."product", old."areaName", old."checkKey", old."title", old."currentSetting", old."finding", old."recommendation", old."impact", old."extra");
END;
