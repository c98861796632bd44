-- Letters that somebody waits for go before what many get at once.
ALTER TABLE "OutboxMail" ADD COLUMN "rank" INTEGER NOT NULL DEFAULT 0;

-- What is next to be sent: read in this order until the first that may go.
CREATE INDEX "OutboxMail_next_idx" ON "OutboxMail"("rank", "dueAt") WHERE "sentAt" IS NULL AND "deadAt" IS NULL;

-- CreateIndex
CREATE INDEX "OutboxMail_toEmail_idx" ON "OutboxMail"("toEmail");

-- CreateIndex
CREATE INDEX "Notification_userId_kind_createdAt_idx" ON "Notification"("userId", "kind", "createdAt");

-- What is read and old is looked for every night.
CREATE INDEX "Notification_read_idx" ON "Notification"("createdAt") WHERE "readAt" IS NOT NULL;
