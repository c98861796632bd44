-- CreateTable
CREATE TABLE "Business" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "website" TEXT NOT NULL,
    "websiteDomain" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "suspendedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CHECK ("kind" IN ('customer', 'partner'))
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "businessId" TEXT,
    "email" TEXT NOT NULL,
    "emailDomain" TEXT NOT NULL,
    "firstName" TEXT NOT NULL,
    "lastName" TEXT NOT NULL,
    "phone" TEXT,
    "jobTitle" TEXT,
    "passwordHash" TEXT,
    "passwordSetAt" DATETIME,
    "adminSince" DATETIME,
    "ownerSince" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabledAt" DATETIME,
    "lastLoginAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "User_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK (("adminSince" IS NULL) = ("businessId" IS NOT NULL))
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tokenHash" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" DATETIME NOT NULL,
    "device" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SignupRequest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "businessName" TEXT NOT NULL,
    "businessWebsite" TEXT NOT NULL,
    "websiteDomain" TEXT NOT NULL,
    "firstName" TEXT NOT NULL,
    "lastName" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailDomain" TEXT NOT NULL,
    "phone" TEXT,
    "jobTitle" TEXT,
    "privacyVersion" INTEGER NOT NULL,
    "termsVersion" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "approvedAt" DATETIME,
    "approvedById" TEXT,
    "rejectedAt" DATETIME,
    "rejectedById" TEXT,
    "rejectReason" TEXT,
    "businessId" TEXT,
    "userId" TEXT,
    "partnershipId" TEXT,
    CONSTRAINT "SignupRequest_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SignupRequest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SignupRequest_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("approvedAt" IS NULL OR "rejectedAt" IS NULL)
);

-- CreateTable
CREATE TABLE "PasswordToken" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "revokedAt" DATETIME,
    CONSTRAINT "PasswordToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CHECK ("purpose" IN ('set', 'reset'))
);

-- CreateTable
CREATE TABLE "Partnership" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "customerId" TEXT NOT NULL,
    "partnerId" TEXT,
    "type" TEXT NOT NULL,
    "invitedBusinessName" TEXT NOT NULL,
    "invitedEmail" TEXT NOT NULL,
    "invitedById" TEXT NOT NULL,
    "invitedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" DATETIME NOT NULL,
    "acceptedAt" DATETIME,
    "acceptedById" TEXT,
    "declinedAt" DATETIME,
    "withdrawnAt" DATETIME,
    "endedAt" DATETIME,
    "endedById" TEXT,
    CONSTRAINT "Partnership_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Business" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Partnership_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Business" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("type" IN ('reseller', 'professional_service', 'managed_service'))
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "businessId" TEXT,
    "action" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "requestId" TEXT
);

-- CreateTable
CREATE TABLE "OutboxMail" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "letter" TEXT NOT NULL,
    "toEmail" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "sealedSecret" TEXT,
    "businessId" TEXT,
    "userId" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dueAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leasedUntil" DATETIME,
    "leasedBy" TEXT,
    "sentAt" DATETIME,
    "deadAt" DATETIME,
    "answer" TEXT
);

-- CreateTable
CREATE TABLE "JobLease" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "holder" TEXT NOT NULL,
    "until" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "RateLimiterFlexible" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "points" INTEGER NOT NULL,
    "expire" DATETIME
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" JSONB NOT NULL,
    "updatedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" TEXT
);

-- CreateTable
CREATE TABLE "TextVersion" (
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "authorId" TEXT,

    PRIMARY KEY ("key", "version")
);

-- CreateTable
CREATE TABLE "EmailDomainRule" (
    "domain" TEXT NOT NULL PRIMARY KEY,
    "decision" TEXT NOT NULL,
    "note" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" TEXT,
    CHECK ("decision" IN ('allow', 'block'))
);

-- CreateTable
CREATE TABLE "TechnologyArea" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "product" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "helpWhat" TEXT NOT NULL,
    "helpWhy" TEXT NOT NULL,
    "helpGood" TEXT NOT NULL,
    "sources" JSONB NOT NULL,
    "position" INTEGER NOT NULL,
    "updatedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "TechnologyCheck" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "areaKey" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "recommendation" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "healthySetting" TEXT NOT NULL,
    "reference" TEXT,
    "position" INTEGER NOT NULL,
    CONSTRAINT "TechnologyCheck_areaKey_fkey" FOREIGN KEY ("areaKey") REFERENCES "TechnologyArea" ("key") ON DELETE CASCADE ON UPDATE CASCADE,
    CHECK ("severity" IN ('critical', 'high', 'medium', 'low'))
);

-- CreateTable
CREATE TABLE "HealthCheck" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "customerId" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "uploadedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "uploadedById" TEXT NOT NULL,
    "readyAt" DATETIME,
    "executiveSummary" TEXT NOT NULL DEFAULT '',
    "publishedAt" DATETIME,
    "publishedById" TEXT,
    "withdrawnAt" DATETIME,
    "withdrawnById" TEXT,
    "replacedAt" DATETIME,
    "replacedById" TEXT,
    "discardedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "rowCount" INTEGER NOT NULL DEFAULT 0,
    "passCount" INTEGER NOT NULL DEFAULT 0,
    "warningCount" INTEGER NOT NULL DEFAULT 0,
    "failCount" INTEGER NOT NULL DEFAULT 0,
    "notApplicableCount" INTEGER NOT NULL DEFAULT 0,
    "infoCount" INTEGER NOT NULL DEFAULT 0,
    "notAssessedCount" INTEGER NOT NULL DEFAULT 0,
    "score" REAL,
    "formula" JSONB,
    CONSTRAINT "HealthCheck_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Business" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK (date("date") IS "date"),
    CHECK ("score" IS NULL OR "score" BETWEEN 0 AND 100),
    CHECK ("publishedAt" IS NULL OR "readyAt" IS NOT NULL)
);

-- CreateTable
CREATE TABLE "HealthCheckFile" (
    "healthCheckId" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "reading" JSONB NOT NULL,
    "bytes" BLOB NOT NULL,
    CONSTRAINT "HealthCheckFile_healthCheckId_fkey" FOREIGN KEY ("healthCheckId") REFERENCES "HealthCheck" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Finding" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "healthCheckId" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "product" TEXT NOT NULL,
    "areaName" TEXT NOT NULL,
    "areaKey" TEXT,
    "checkKey" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "currentSetting" TEXT NOT NULL,
    "finding" TEXT NOT NULL,
    "recommendation" TEXT NOT NULL,
    "impact" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "extra" JSONB,
    CONSTRAINT "Finding_healthCheckId_fkey" FOREIGN KEY ("healthCheckId") REFERENCES "HealthCheck" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CHECK ("status" IN ('pass', 'warning', 'fail', 'not_applicable', 'info', 'not_assessed')),
    CHECK ("severity" IN ('critical', 'high', 'medium', 'low'))
);

-- CreateTable
CREATE TABLE "Product" (
    "sku" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "edition" TEXT,
    "kind" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "helpUrl" TEXT,
    "lifecycle" TEXT NOT NULL,
    "tier" INTEGER,
    "sellable" BOOLEAN NOT NULL,
    "confidence" TEXT NOT NULL,
    "sources" JSONB NOT NULL,
    "position" INTEGER NOT NULL,
    "retiredAt" DATETIME
);

-- CreateTable
CREATE TABLE "ProductRelation" (
    "fromSku" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "toSku" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("fromSku", "kind", "toSku"),
    CONSTRAINT "ProductRelation_fromSku_fkey" FOREIGN KEY ("fromSku") REFERENCES "Product" ("sku") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ProductRelation_toSku_fkey" FOREIGN KEY ("toSku") REFERENCES "Product" ("sku") ON DELETE CASCADE ON UPDATE CASCADE,
    CHECK ("kind" IN ('includes', 'requires', 'upgrades_to', 'replaced_by', 'suggest_when_owned'))
);

-- CreateTable
CREATE TABLE "JourneyStage" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "goal" TEXT NOT NULL,
    "position" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "JourneyTopic" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "stageKey" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "anchors" JSONB NOT NULL,
    "cisaPillar" TEXT,
    "relatedProducts" JSONB NOT NULL,
    "relatedAreas" JSONB NOT NULL,
    "position" INTEGER NOT NULL,
    "retiredAt" DATETIME,
    CONSTRAINT "JourneyTopic_stageKey_fkey" FOREIGN KEY ("stageKey") REFERENCES "JourneyStage" ("key") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ObjectiveTemplate" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "category" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "metricName" TEXT NOT NULL,
    "metricUnit" TEXT NOT NULL,
    "metricDirection" TEXT NOT NULL,
    "relatedProducts" JSONB NOT NULL,
    "journeyTopics" JSONB NOT NULL,
    "typicalSponsor" TEXT NOT NULL,
    "position" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "LegacyServiceTemplate" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "typicalVendors" JSONB NOT NULL,
    "replacedBy" JSONB NOT NULL,
    "replacement" TEXT NOT NULL,
    "retirement" TEXT NOT NULL,
    "watchOuts" JSONB NOT NULL,
    "discoveryQuestions" JSONB NOT NULL,
    "position" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "NonContinuationReason" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "label" TEXT NOT NULL,
    "requiresProduct" BOOLEAN NOT NULL,
    "position" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "TeamRole" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "position" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "ResponsibilityTemplate" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "phase" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "raci" JSONB NOT NULL,
    "position" INTEGER NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Business_slug_key" ON "Business"("slug");

-- CreateIndex
CREATE INDEX "Business_kind_name_idx" ON "Business"("kind", "name");

-- CreateIndex
CREATE INDEX "Business_websiteDomain_idx" ON "Business"("websiteDomain");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "User_businessId_idx" ON "User"("businessId");

-- CreateIndex
CREATE INDEX "User_emailDomain_idx" ON "User"("emailDomain");

-- CreateIndex
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_userId_lastSeenAt_idx" ON "Session"("userId", "lastSeenAt");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "SignupRequest_userId_key" ON "SignupRequest"("userId");

-- CreateIndex
CREATE INDEX "SignupRequest_approvedAt_rejectedAt_createdAt_idx" ON "SignupRequest"("approvedAt", "rejectedAt", "createdAt");

-- CreateIndex
CREATE INDEX "SignupRequest_email_idx" ON "SignupRequest"("email");

-- CreateIndex
CREATE UNIQUE INDEX "PasswordToken_tokenHash_key" ON "PasswordToken"("tokenHash");

-- CreateIndex
CREATE INDEX "PasswordToken_userId_purpose_idx" ON "PasswordToken"("userId", "purpose");

-- CreateIndex
CREATE INDEX "Partnership_customerId_type_idx" ON "Partnership"("customerId", "type");

-- CreateIndex
CREATE INDEX "Partnership_partnerId_customerId_idx" ON "Partnership"("partnerId", "customerId");

-- CreateIndex
CREATE INDEX "Partnership_invitedEmail_idx" ON "Partnership"("invitedEmail");

-- CreateIndex
CREATE INDEX "AuditEvent_businessId_id_idx" ON "AuditEvent"("businessId", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_subjectType_subjectId_id_idx" ON "AuditEvent"("subjectType", "subjectId", "id");

-- CreateIndex
CREATE INDEX "OutboxMail_sentAt_deadAt_dueAt_idx" ON "OutboxMail"("sentAt", "deadAt", "dueAt");

-- CreateIndex
CREATE INDEX "OutboxMail_createdAt_idx" ON "OutboxMail"("createdAt");

-- CreateIndex
CREATE INDEX "OutboxMail_userId_idx" ON "OutboxMail"("userId");

-- CreateIndex
CREATE INDEX "RateLimiterFlexible_expire_idx" ON "RateLimiterFlexible"("expire");

-- CreateIndex
CREATE UNIQUE INDEX "TechnologyArea_nameKey_key" ON "TechnologyArea"("nameKey");

-- CreateIndex
CREATE INDEX "TechnologyArea_position_idx" ON "TechnologyArea"("position");

-- CreateIndex
CREATE INDEX "TechnologyCheck_areaKey_position_idx" ON "TechnologyCheck"("areaKey", "position");

-- CreateIndex
CREATE INDEX "HealthCheck_customerId_date_idx" ON "HealthCheck"("customerId", "date");

-- CreateIndex
CREATE INDEX "HealthCheck_publishedAt_uploadedAt_idx" ON "HealthCheck"("publishedAt", "uploadedAt");

-- CreateIndex
CREATE INDEX "Finding_healthCheckId_line_idx" ON "Finding"("healthCheckId", "line");

-- CreateIndex
CREATE INDEX "Finding_healthCheckId_status_severity_idx" ON "Finding"("healthCheckId", "status", "severity");

-- CreateIndex
CREATE INDEX "Finding_healthCheckId_areaName_idx" ON "Finding"("healthCheckId", "areaName");

-- CreateIndex
CREATE UNIQUE INDEX "Finding_healthCheckId_checkKey_key" ON "Finding"("healthCheckId", "checkKey");

-- CreateIndex
CREATE INDEX "Product_family_position_idx" ON "Product"("family", "position");

-- CreateIndex
CREATE INDEX "ProductRelation_toSku_kind_idx" ON "ProductRelation"("toSku", "kind");

-- CreateIndex
CREATE INDEX "JourneyTopic_stageKey_position_idx" ON "JourneyTopic"("stageKey", "position");

-- CreateIndex
CREATE INDEX "AuditEvent_action_id_idx" ON "AuditEvent"("action", "id");

-- CreateIndex
CREATE INDEX "Finding_healthCheckId_product_areaName_areaKey_status_severity_idx" ON "Finding"("healthCheckId", "product", "areaName", "areaKey", "status", "severity");

-- Below: what Prisma's schema language cannot say. scripts/schema.js checks that it is still there.

-- One sign-up of an address waits at a time.
CREATE UNIQUE INDEX "SignupRequest_waiting_key" ON "SignupRequest"("email") WHERE "approvedAt" IS NULL AND "rejectedAt" IS NULL;

-- A newer link ends the older one.
CREATE UNIQUE INDEX "PasswordToken_live_key" ON "PasswordToken"("userId", "purpose") WHERE "usedAt" IS NULL AND "revokedAt" IS NULL;

-- One active reseller at a time; a partner holds a type once.
CREATE UNIQUE INDEX "Partnership_active_reseller_key" ON "Partnership"("customerId") WHERE "type" = 'reseller' AND "acceptedAt" IS NOT NULL AND "endedAt" IS NULL;
CREATE UNIQUE INDEX "Partnership_active_key" ON "Partnership"("customerId", "partnerId", "type") WHERE "acceptedAt" IS NOT NULL AND "endedAt" IS NULL;

-- A customer reads one health check a date.
CREATE UNIQUE INDEX "HealthCheck_published_key" ON "HealthCheck"("customerId", "date") WHERE "publishedAt" IS NOT NULL AND "withdrawnAt" IS NULL AND "replacedAt" IS NULL;
