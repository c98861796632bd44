-- AlterTable
ALTER TABLE "Partnership" ADD COLUMN "declineReason" TEXT;
ALTER TABLE "Partnership" ADD COLUMN "sentAt" DATETIME;
ALTER TABLE "Partnership" ADD COLUMN "tokenDigest" TEXT;

-- CreateTable
CREATE TABLE "Objective" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "customerId" TEXT NOT NULL,
    "templateKey" TEXT,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "category" TEXT NOT NULL,
    "priority" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'proposed',
    "sponsor" TEXT NOT NULL DEFAULT '',
    "ownerId" TEXT,
    "startDate" TEXT,
    "targetDate" TEXT,
    "metricName" TEXT NOT NULL DEFAULT '',
    "metricUnit" TEXT NOT NULL DEFAULT '',
    "metricDirection" TEXT NOT NULL DEFAULT 'up',
    "baseline" REAL,
    "target" REAL,
    "current" REAL,
    "measuredOn" TEXT,
    "cm360Comment" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Objective_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Business" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Objective_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "TeamMember" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CHECK ("priority" IN ('must', 'should', 'could', 'later')),
    CHECK ("status" IN ('proposed', 'agreed', 'on_track', 'at_risk', 'off_track', 'achieved', 'deferred', 'cancelled')),
    CHECK ("metricDirection" IN ('up', 'down')),
    CHECK (date("startDate") IS "startDate"),
    CHECK (date("targetDate") IS "targetDate"),
    CHECK (date("measuredOn") IS "measuredOn"),
    CHECK ("startDate" IS NULL OR "targetDate" IS NULL OR "startDate" <= "targetDate")
);

-- CreateTable
CREATE TABLE "ObjectiveProduct" (
    "objectiveId" TEXT NOT NULL,
    "sku" TEXT NOT NULL,

    PRIMARY KEY ("objectiveId", "sku"),
    CONSTRAINT "ObjectiveProduct_objectiveId_fkey" FOREIGN KEY ("objectiveId") REFERENCES "Objective" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ObjectiveProduct_sku_fkey" FOREIGN KEY ("sku") REFERENCES "Product" ("sku") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ObjectiveTopic" (
    "objectiveId" TEXT NOT NULL,
    "topicKey" TEXT NOT NULL,

    PRIMARY KEY ("objectiveId", "topicKey"),
    CONSTRAINT "ObjectiveTopic_objectiveId_fkey" FOREIGN KEY ("objectiveId") REFERENCES "Objective" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ObjectiveTopic_topicKey_fkey" FOREIGN KEY ("topicKey") REFERENCES "JourneyTopic" ("key") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ObjectiveLegacyService" (
    "objectiveId" TEXT NOT NULL,
    "legacyServiceId" TEXT NOT NULL,

    PRIMARY KEY ("objectiveId", "legacyServiceId"),
    CONSTRAINT "ObjectiveLegacyService_objectiveId_fkey" FOREIGN KEY ("objectiveId") REFERENCES "Objective" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ObjectiveLegacyService_legacyServiceId_fkey" FOREIGN KEY ("legacyServiceId") REFERENCES "LegacyService" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Initiative" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "objectiveId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "ownerId" TEXT,
    "dueDate" TEXT,
    "doneAt" DATETIME,
    "position" INTEGER NOT NULL,
    CONSTRAINT "Initiative_objectiveId_fkey" FOREIGN KEY ("objectiveId") REFERENCES "Objective" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Initiative_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "TeamMember" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CHECK (date("dueDate") IS "dueDate")
);

-- CreateTable
CREATE TABLE "JourneyScore" (
    "customerId" TEXT NOT NULL,
    "topicKey" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "score" INTEGER,
    "notApplicableReason" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "updatedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" TEXT NOT NULL,
    "updatedByName" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("customerId", "topicKey", "side"),
    CONSTRAINT "JourneyScore_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Business" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "JourneyScore_topicKey_fkey" FOREIGN KEY ("topicKey") REFERENCES "JourneyTopic" ("key") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("side" IN ('cm360', 'business')),
    CHECK ("score" IS NULL OR "score" BETWEEN 0 AND 5),
    CHECK ("score" IS NULL OR "notApplicableReason" IS NULL)
);

-- CreateTable
CREATE TABLE "JourneyScoreChange" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "customerId" TEXT NOT NULL,
    "topicKey" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "score" INTEGER,
    "notApplicableReason" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "byId" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    CHECK ("side" IN ('cm360', 'business')),
    CHECK ("score" IS NULL OR "score" BETWEEN 0 AND 5)
);

-- CreateTable
CREATE TABLE "LegacyService" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "customerId" TEXT NOT NULL,
    "templateKey" TEXT,
    "name" TEXT NOT NULL,
    "vendor" TEXT NOT NULL DEFAULT '',
    "category" TEXT NOT NULL DEFAULT '',
    "annualCost" INTEGER,
    "currency" TEXT,
    "expirationDate" TEXT,
    "noticeDate" TEXT,
    "autoRenews" BOOLEAN NOT NULL DEFAULT false,
    "decision" TEXT NOT NULL DEFAULT 'undecided',
    "reasonKey" TEXT,
    "justification" TEXT NOT NULL DEFAULT '',
    "replacedBySku" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "LegacyService_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Business" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "LegacyService_replacedBySku_fkey" FOREIGN KEY ("replacedBySku") REFERENCES "Product" ("sku") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("decision" IN ('undecided', 'retire', 'keep')),
    CHECK (date("expirationDate") IS "expirationDate"),
    CHECK (date("noticeDate") IS "noticeDate"),
    CHECK ("annualCost" IS NULL OR "annualCost" >= 0),
    CHECK (("annualCost" IS NULL) OR ("currency" IS NOT NULL)),
    CHECK ("noticeDate" IS NULL OR "expirationDate" IS NULL OR "noticeDate" <= "expirationDate"),
    CHECK ("decision" <> 'retire' OR "justification" <> '')
);

-- CreateTable
CREATE TABLE "TeamMember" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "customerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT '',
    "email" TEXT,
    "phone" TEXT,
    "userId" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "TeamMember_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Business" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "TeamMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Responsibility" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "customerId" TEXT NOT NULL,
    "templateKey" TEXT,
    "phase" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Responsibility_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Business" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Assignment" (
    "responsibilityId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "letter" TEXT NOT NULL,

    PRIMARY KEY ("responsibilityId", "memberId"),
    CONSTRAINT "Assignment_responsibilityId_fkey" FOREIGN KEY ("responsibilityId") REFERENCES "Responsibility" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Assignment_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "TeamMember" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CHECK ("letter" IN ('R', 'A', 'C', 'I', 'AR'))
);

-- CreateTable
CREATE TABLE "EmailChange" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "oldEmail" TEXT NOT NULL,
    "newEmail" TEXT NOT NULL,
    "confirmDigest" TEXT NOT NULL,
    "undoDigest" TEXT,
    "requestedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" DATETIME NOT NULL,
    "confirmedAt" DATETIME,
    "undoUntil" DATETIME,
    "undoneAt" DATETIME,
    "cancelledAt" DATETIME,
    CONSTRAINT "EmailChange_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ColleagueInvitation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "businessId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "firstName" TEXT NOT NULL,
    "lastName" TEXT NOT NULL,
    "memberId" TEXT,
    "tokenDigest" TEXT NOT NULL,
    "invitedById" TEXT NOT NULL,
    "invitedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" DATETIME NOT NULL,
    "acceptedAt" DATETIME,
    "withdrawnAt" DATETIME,
    CONSTRAINT "ColleagueInvitation_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Objective_customerId_removedAt_priority_idx" ON "Objective"("customerId", "removedAt", "priority");

-- CreateIndex
CREATE INDEX "ObjectiveProduct_sku_idx" ON "ObjectiveProduct"("sku");

-- CreateIndex
CREATE INDEX "ObjectiveTopic_topicKey_idx" ON "ObjectiveTopic"("topicKey");

-- CreateIndex
CREATE INDEX "ObjectiveLegacyService_legacyServiceId_idx" ON "ObjectiveLegacyService"("legacyServiceId");

-- CreateIndex
CREATE INDEX "Initiative_objectiveId_position_idx" ON "Initiative"("objectiveId", "position");

-- CreateIndex
CREATE INDEX "JourneyScoreChange_customerId_topicKey_side_id_idx" ON "JourneyScoreChange"("customerId", "topicKey", "side", "id");

-- CreateIndex
CREATE INDEX "LegacyService_customerId_removedAt_expirationDate_idx" ON "LegacyService"("customerId", "removedAt", "expirationDate");

-- CreateIndex
CREATE INDEX "TeamMember_customerId_removedAt_name_idx" ON "TeamMember"("customerId", "removedAt", "name");

-- CreateIndex
CREATE INDEX "Responsibility_customerId_removedAt_position_idx" ON "Responsibility"("customerId", "removedAt", "position");

-- CreateIndex
CREATE INDEX "Assignment_memberId_idx" ON "Assignment"("memberId");

-- CreateIndex
CREATE UNIQUE INDEX "EmailChange_confirmDigest_key" ON "EmailChange"("confirmDigest");

-- CreateIndex
CREATE UNIQUE INDEX "EmailChange_undoDigest_key" ON "EmailChange"("undoDigest");

-- CreateIndex
CREATE INDEX "EmailChange_userId_requestedAt_idx" ON "EmailChange"("userId", "requestedAt");

-- CreateIndex
CREATE UNIQUE INDEX "ColleagueInvitation_tokenDigest_key" ON "ColleagueInvitation"("tokenDigest");

-- CreateIndex
CREATE INDEX "ColleagueInvitation_businessId_invitedAt_idx" ON "ColleagueInvitation"("businessId", "invitedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Partnership_tokenDigest_key" ON "Partnership"("tokenDigest");

-- Below: what Prisma's schema language cannot say.

-- Exactly one is accountable.
CREATE UNIQUE INDEX "Assignment_accountable_key" ON "Assignment"("responsibilityId") WHERE "letter" IN ('A', 'AR');

-- A starting point is taken over once; an account belongs to one team member of a customer.
CREATE UNIQUE INDEX "Responsibility_template_key" ON "Responsibility"("customerId", "templateKey") WHERE "templateKey" IS NOT NULL AND "removedAt" IS NULL;
CREATE UNIQUE INDEX "TeamMember_account_key" ON "TeamMember"("customerId", "userId") WHERE "userId" IS NOT NULL AND "removedAt" IS NULL;

-- One invitation of an address waits: at a customer for a type, at a business for a colleague.
CREATE UNIQUE INDEX "Partnership_open_key" ON "Partnership"("customerId", "type", "invitedEmail") WHERE "acceptedAt" IS NULL AND "declinedAt" IS NULL AND "withdrawnAt" IS NULL AND "endedAt" IS NULL;
CREATE UNIQUE INDEX "ColleagueInvitation_open_key" ON "ColleagueInvitation"("businessId", "email") WHERE "acceptedAt" IS NULL AND "withdrawnAt" IS NULL;

-- One change of address waits for its confirmation.
CREATE UNIQUE INDEX "EmailChange_open_key" ON "EmailChange"("userId") WHERE "confirmedAt" IS NULL AND "cancelledAt" IS NULL;
