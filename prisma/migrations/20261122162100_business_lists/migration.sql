-- The lists of businesses are walked in the order of what they are sorted by: never read through, never sorted whole.

CREATE INDEX "Business_kind_since_idx" ON "Business"("kind", "createdAt", "id") WHERE "kind" IS NOT NULL;

-- The few that are not simply active.
CREATE INDEX "Business_unusual_idx" ON "Business"("kind", "id") WHERE "suspendedAt" IS NOT NULL OR "closesAt" IS NOT NULL OR "closedAt" IS NOT NULL;

-- What customers see of their health checks, by date and by score.
CREATE INDEX "HealthCheck_visible_date_idx" ON "HealthCheck"("date", "customerId") WHERE "publishedAt" IS NOT NULL AND "withdrawnAt" IS NULL AND "replacedAt" IS NULL;
CREATE INDEX "HealthCheck_visible_score_idx" ON "HealthCheck"("score", "customerId", "date") WHERE "publishedAt" IS NOT NULL AND "withdrawnAt" IS NULL AND "replacedAt" IS NULL;

-- What ends next.
CREATE INDEX "Subscription_ending_idx" ON "Subscription"("endDate", "customerId") WHERE "removedAt" IS NULL AND "nextId" IS NULL;
CREATE INDEX "LegacyService_ending_idx" ON "LegacyService"("expirationDate", "customerId") WHERE "removedAt" IS NULL;

-- Counted per business without touching a row.
CREATE INDEX "User_active_idx" ON "User"("businessId") WHERE "disabledAt" IS NULL AND "businessId" IS NOT NULL;
CREATE INDEX "User_login_idx" ON "User"("lastLoginAt", "businessId") WHERE "lastLoginAt" IS NOT NULL AND "businessId" IS NOT NULL;
CREATE INDEX "User_business_login_idx" ON "User"("businessId", "lastLoginAt") WHERE "lastLoginAt" IS NOT NULL AND "businessId" IS NOT NULL;
CREATE INDEX "ProductRequest_open_by_customer_idx" ON "ProductRequest"("customerId", "actsNext") WHERE "closedAt" IS NULL;
CREATE INDEX "Partnership_at_work_idx" ON "Partnership"("partnerId", "customerId", "type") WHERE "acceptedAt" IS NOT NULL AND "endedAt" IS NULL;
