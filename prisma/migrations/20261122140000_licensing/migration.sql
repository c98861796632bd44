-- CreateTable
CREATE TABLE "UpgradeRule" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sku" TEXT NOT NULL,
    "ownedSku" TEXT,
    "areaKey" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "UpgradeRule_sku_fkey" FOREIGN KEY ("sku") REFERENCES "Product" ("sku") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "UpgradeRule_ownedSku_fkey" FOREIGN KEY ("ownedSku") REFERENCES "Product" ("sku") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "UpgradeRule_areaKey_fkey" FOREIGN KEY ("areaKey") REFERENCES "TechnologyArea" ("key") ON DELETE CASCADE ON UPDATE CASCADE,
    CHECK (("ownedSku" IS NULL) <> ("areaKey" IS NULL)),
    CHECK ("ownedSku" IS NULL OR "ownedSku" <> "sku")
);

-- CreateTable
CREATE TABLE "Suggestion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "customerId" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" TEXT NOT NULL,
    "createdByName" TEXT NOT NULL,
    "withdrawnAt" DATETIME,
    "withdrawnById" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Suggestion_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Business" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Suggestion_sku_fkey" FOREIGN KEY ("sku") REFERENCES "Product" ("sku") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Dismissal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "customerId" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "factsKey" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "dismissedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dismissedById" TEXT NOT NULL,
    "dismissedByName" TEXT NOT NULL,
    "restoredAt" DATETIME,
    CONSTRAINT "Dismissal_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Business" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Dismissal_sku_fkey" FOREIGN KEY ("sku") REFERENCES "Product" ("sku") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Subscription" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "customerId" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "startDate" TEXT,
    "endDate" TEXT NOT NULL,
    "agreedEndDate" TEXT,
    "quantity" INTEGER,
    "orderNumber" TEXT NOT NULL DEFAULT '',
    "requestId" TEXT,
    "nextId" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" TEXT NOT NULL,
    "createdByName" TEXT NOT NULL,
    "removedAt" DATETIME,
    "removedById" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Subscription_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Business" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Subscription_sku_fkey" FOREIGN KEY ("sku") REFERENCES "Product" ("sku") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Subscription_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "ProductRequest" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Subscription_nextId_fkey" FOREIGN KEY ("nextId") REFERENCES "Subscription" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CHECK ("source" IN ('zscaler', 'portal')),
    CHECK (date("startDate") IS "startDate"),
    CHECK (date("endDate") IS "endDate"),
    CHECK (date("agreedEndDate") IS "agreedEndDate"),
    CHECK ("startDate" IS NULL OR "startDate" <= "endDate"),
    CHECK ("quantity" IS NULL OR "quantity" BETWEEN 1 AND 1000000),
    CHECK ("requestId" IS NULL OR "source" = 'portal')
);

-- CreateTable
CREATE TABLE "ProductRequest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "customerId" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "timing" TEXT NOT NULL,
    "renewalDate" TEXT,
    "startDate" TEXT NOT NULL,
    "lastSafeDay" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'requested',
    "actsNext" TEXT,
    "waitingSince" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "requestedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "requestedById" TEXT NOT NULL,
    "requestedByName" TEXT NOT NULL,
    "orderNumber" TEXT NOT NULL DEFAULT '',
    "closedAt" DATETIME,
    "closeReason" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "ProductRequest_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Business" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ProductRequest_sku_fkey" FOREIGN KEY ("sku") REFERENCES "Product" ("sku") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("timing" IN ('renewal', 'quarter')),
    CHECK (("timing" = 'renewal') = ("renewalDate" IS NOT NULL)),
    CHECK (date("renewalDate") IS "renewalDate"),
    CHECK (date("startDate") IS "startDate"),
    CHECK (date("lastSafeDay") IS "lastSafeDay"),
    CHECK ("renewalDate" IS NULL OR "renewalDate" < "startDate"),
    CHECK ("quantity" BETWEEN 1 AND 1000000),
    CHECK ("state" IN ('requested', 'quoted', 'ordered', 'completed', 'cancelled', 'declined')),
    CHECK (("state" IN ('requested', 'quoted', 'ordered')) = ("closedAt" IS NULL)),
    CHECK (("actsNext" IS NULL) = ("closedAt" IS NOT NULL)),
    CHECK ("actsNext" IN ('customer', 'seller'))
);

-- CreateTable
CREATE TABLE "RequestChange" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "requestId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "before" JSONB,
    "after" JSONB,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "byId" TEXT,
    "byName" TEXT NOT NULL,
    "byBusiness" TEXT,
    CONSTRAINT "RequestChange_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "ProductRequest" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("kind" IN ('requested', 'changed', 'quoted', 'quote_accepted', 'quote_declined', 'ordered', 'completed', 'cancelled', 'declined'))
);

-- CreateTable
CREATE TABLE "Quote" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "requestId" TEXT NOT NULL,
    "validUntil" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "sentAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentById" TEXT NOT NULL,
    "sentByName" TEXT NOT NULL,
    "acceptedAt" DATETIME,
    "acceptedById" TEXT,
    "acceptedByName" TEXT,
    "declinedAt" DATETIME,
    "declinedById" TEXT,
    "declinedByName" TEXT,
    "declineReason" TEXT NOT NULL DEFAULT '',
    "supersededAt" DATETIME,
    CONSTRAINT "Quote_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "ProductRequest" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK (date("validUntil") IS "validUntil"),
    CHECK ("acceptedAt" IS NULL OR "declinedAt" IS NULL)
);

-- CreateTable
CREATE TABLE "QuoteFile" (
    "quoteId" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BLOB NOT NULL,
    CONSTRAINT "QuoteFile_quoteId_fkey" FOREIGN KEY ("quoteId") REFERENCES "Quote" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "tokenDigest" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastReadAt" DATETIME,
    "revokedAt" DATETIME,
    CONSTRAINT "CalendarFeed_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- AlterTable
ALTER TABLE "Product" ADD COLUMN "minQuantity" INTEGER NOT NULL DEFAULT 1 CHECK ("minQuantity" BETWEEN 1 AND 1000000);
ALTER TABLE "Product" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

-- CreateIndex
CREATE INDEX "UpgradeRule_ownedSku_idx" ON "UpgradeRule"("ownedSku");

-- CreateIndex
CREATE INDEX "UpgradeRule_areaKey_idx" ON "UpgradeRule"("areaKey");

-- CreateIndex
CREATE UNIQUE INDEX "UpgradeRule_sku_ownedSku_key" ON "UpgradeRule"("sku", "ownedSku");

-- CreateIndex
CREATE UNIQUE INDEX "UpgradeRule_sku_areaKey_key" ON "UpgradeRule"("sku", "areaKey");

-- CreateIndex
CREATE INDEX "Suggestion_customerId_withdrawnAt_idx" ON "Suggestion"("customerId", "withdrawnAt");

-- CreateIndex
CREATE INDEX "Suggestion_sku_idx" ON "Suggestion"("sku");

-- CreateIndex
CREATE INDEX "Dismissal_customerId_restoredAt_idx" ON "Dismissal"("customerId", "restoredAt");

-- CreateIndex
CREATE INDEX "Dismissal_sku_idx" ON "Dismissal"("sku");

-- CreateIndex
CREATE UNIQUE INDEX "Subscription_requestId_key" ON "Subscription"("requestId");

-- CreateIndex
CREATE INDEX "Subscription_customerId_removedAt_endDate_idx" ON "Subscription"("customerId", "removedAt", "endDate");

-- CreateIndex
CREATE INDEX "Subscription_customerId_sku_endDate_idx" ON "Subscription"("customerId", "sku", "endDate");

-- CreateIndex
CREATE INDEX "Subscription_sku_endDate_idx" ON "Subscription"("sku", "endDate");

-- CreateIndex
CREATE INDEX "Subscription_nextId_idx" ON "Subscription"("nextId");

-- CreateIndex
CREATE INDEX "ProductRequest_customerId_closedAt_lastSafeDay_id_idx" ON "ProductRequest"("customerId", "closedAt", "lastSafeDay", "id");

-- CreateIndex
CREATE INDEX "ProductRequest_customerId_sku_idx" ON "ProductRequest"("customerId", "sku");

-- CreateIndex
CREATE INDEX "ProductRequest_customerId_state_actsNext_lastSafeDay_id_idx" ON "ProductRequest"("customerId", "state", "actsNext", "lastSafeDay", "id");

-- CreateIndex
CREATE INDEX "ProductRequest_customerId_state_actsNext_requestedAt_id_idx" ON "ProductRequest"("customerId", "state", "actsNext", "requestedAt", "id");

-- CreateIndex
CREATE INDEX "ProductRequest_state_actsNext_lastSafeDay_id_idx" ON "ProductRequest"("state", "actsNext", "lastSafeDay", "id");

-- CreateIndex
CREATE INDEX "ProductRequest_state_actsNext_requestedAt_id_idx" ON "ProductRequest"("state", "actsNext", "requestedAt", "id");

-- CreateIndex
CREATE INDEX "ProductRequest_sku_state_actsNext_lastSafeDay_id_idx" ON "ProductRequest"("sku", "state", "actsNext", "lastSafeDay", "id");

-- CreateIndex
CREATE INDEX "ProductRequest_sku_state_actsNext_requestedAt_id_idx" ON "ProductRequest"("sku", "state", "actsNext", "requestedAt", "id");

-- CreateIndex
CREATE INDEX "RequestChange_requestId_id_idx" ON "RequestChange"("requestId", "id");

-- CreateIndex
CREATE INDEX "Quote_requestId_sentAt_idx" ON "Quote"("requestId", "sentAt");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_tokenDigest_key" ON "CalendarFeed"("tokenDigest");

-- CreateIndex
CREATE INDEX "CalendarFeed_userId_revokedAt_idx" ON "CalendarFeed"("userId", "revokedAt");


-- Below: what Prisma's schema language cannot say.

-- One open request of a product and customer; a double click makes one.
CREATE UNIQUE INDEX "ProductRequest_open_key" ON "ProductRequest"("customerId", "sku") WHERE "closedAt" IS NULL;

-- What bears an order number is found by it.
CREATE INDEX "ProductRequest_orderNumber_idx" ON "ProductRequest"("orderNumber") WHERE "orderNumber" <> '';

-- One quote stands for a request; one suggestion and one dismissal of a product at a customer; one address a person.
CREATE UNIQUE INDEX "Quote_standing_key" ON "Quote"("requestId") WHERE "supersededAt" IS NULL;
CREATE UNIQUE INDEX "Suggestion_open_key" ON "Suggestion"("customerId", "sku") WHERE "withdrawnAt" IS NULL;
CREATE UNIQUE INDEX "Dismissal_open_key" ON "Dismissal"("customerId", "sku") WHERE "restoredAt" IS NULL;
CREATE UNIQUE INDEX "CalendarFeed_open_key" ON "CalendarFeed"("userId") WHERE "revokedAt" IS NULL;

-- "Already Purchased" is one box a product: the term without another after it.
CREATE UNIQUE INDEX "Subscription_purchased_key" ON "Subscription"("customerId", "sku") WHERE "source" = 'zscaler' AND "removedAt" IS NULL AND "nextId" IS NULL;

-- What is suggested to whom owns what was a relation of products; it is a rule that admins edit.
INSERT INTO "UpgradeRule" ("id", "sku", "ownedSku") SELECT lower(hex(randomblob(16))), "fromSku", "toSku" FROM "ProductRelation" WHERE "kind" = 'suggest_when_owned';
DELETE FROM "ProductRelation" WHERE "kind" = 'suggest_when_owned';
