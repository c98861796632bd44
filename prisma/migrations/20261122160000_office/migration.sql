-- AlterTable
ALTER TABLE "AuditEvent" ADD COLUMN "hash" TEXT;

-- AlterTable
ALTER TABLE "Business" ADD COLUMN "closeRequestedAt" DATETIME;
ALTER TABLE "Business" ADD COLUMN "closeRequestedById" TEXT;
ALTER TABLE "Business" ADD COLUMN "closedAt" DATETIME;
ALTER TABLE "Business" ADD COLUMN "closesAt" DATETIME;
ALTER TABLE "Business" ADD COLUMN "suspendedById" TEXT;
ALTER TABLE "Business" ADD COLUMN "suspendedReason" TEXT;

-- AlterTable
ALTER TABLE "OutboxMail" ADD COLUMN "bounce" TEXT;
ALTER TABLE "OutboxMail" ADD COLUMN "bouncedAt" DATETIME;
ALTER TABLE "OutboxMail" ADD COLUMN "deliveredAt" DATETIME;
ALTER TABLE "OutboxMail" ADD COLUMN "providerId" TEXT;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN "secondStepAt" DATETIME;

-- AlterTable
ALTER TABLE "SignupRequest" ADD COLUMN "escalatedAt" DATETIME;
ALTER TABLE "SignupRequest" ADD COLUMN "rejectCode" TEXT;

-- AlterTable
ALTER TABLE "User" ADD COLUMN "closeRequestedAt" DATETIME;
ALTER TABLE "User" ADD COLUMN "closedAt" DATETIME;
ALTER TABLE "User" ADD COLUMN "closesAt" DATETIME;
ALTER TABLE "User" ADD COLUMN "totpLastStep" INTEGER;
ALTER TABLE "User" ADD COLUMN "totpSealed" TEXT;
ALTER TABLE "User" ADD COLUMN "totpSince" DATETIME;

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "usedAt" DATETIME,
    CONSTRAINT "RecoveryCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LoginChallenge" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tokenHash" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" DATETIME NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "LoginChallenge_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CustomerView" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sessionId" TEXT,
    "adminId" TEXT NOT NULL,
    "businessId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endsAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "CustomerView_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "CustomerView_reason_check" CHECK (length(trim("reason")) > 0 AND "endsAt" > "startedAt")
);

-- CreateTable
CREATE TABLE "Notification" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "path" TEXT NOT NULL,
    "businessId" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" DATETIME,
    "mail" TEXT NOT NULL,
    "digestedAt" DATETIME,
    "reminderId" TEXT,
    CONSTRAINT "Notification_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Notification_mail_check" CHECK ("mail" IN ('now', 'digest', 'none')),
    CONSTRAINT "Notification_path_check" CHECK ("path" LIKE '/%' AND "path" NOT LIKE '//%')
);

-- CreateTable
CREATE TABLE "MailPreference" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "cadence" TEXT NOT NULL DEFAULT 'now',
    "muted" JSONB NOT NULL,
    "lastDigestAt" DATETIME,
    "updatedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "MailPreference_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "MailPreference_cadence_check" CHECK ("cadence" IN ('now', 'daily', 'weekly'))
);

-- CreateTable
CREATE TABLE "Reminder" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "threshold" INTEGER NOT NULL,
    "customerId" TEXT,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recipients" INTEGER NOT NULL,
    CONSTRAINT "Reminder_threshold_check" CHECK ("threshold" >= 0 AND "recipients" >= 0)
);

-- CreateTable
CREATE TABLE "JobRun" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "job" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" DATETIME,
    "failedAt" DATETIME,
    "result" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "JobRun_end_check" CHECK ("finishedAt" IS NULL OR "failedAt" IS NULL)
);

-- CreateTable
CREATE TABLE "TextDraft" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "body" TEXT NOT NULL,
    "startedFrom" INTEGER NOT NULL,
    "updatedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "authorId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "BouncedAddress" (
    "email" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "mailId" TEXT,
    CONSTRAINT "BouncedAddress_kind_check" CHECK ("kind" IN ('bounced', 'complained'))
);

-- CreateTable
CREATE TABLE "WebhookToken" (
    "token" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateIndex
CREATE UNIQUE INDEX "RecoveryCode_userId_codeHash_key" ON "RecoveryCode"("userId", "codeHash");

-- CreateIndex
CREATE UNIQUE INDEX "LoginChallenge_tokenHash_key" ON "LoginChallenge"("tokenHash");

-- CreateIndex
CREATE INDEX "LoginChallenge_userId_idx" ON "LoginChallenge"("userId");

-- CreateIndex
CREATE INDEX "LoginChallenge_expiresAt_idx" ON "LoginChallenge"("expiresAt");

-- CreateIndex
CREATE INDEX "CustomerView_sessionId_endedAt_idx" ON "CustomerView"("sessionId", "endedAt");

-- CreateIndex
CREATE INDEX "CustomerView_businessId_startedAt_idx" ON "CustomerView"("businessId", "startedAt");

-- CreateIndex
CREATE INDEX "Notification_userId_createdAt_idx" ON "Notification"("userId", "createdAt");

-- CreateIndex
CREATE INDEX "Notification_userId_readAt_idx" ON "Notification"("userId", "readAt");

-- CreateIndex
CREATE INDEX "Notification_mail_digestedAt_userId_idx" ON "Notification"("mail", "digestedAt", "userId");

-- CreateIndex
CREATE INDEX "Notification_reminderId_idx" ON "Notification"("reminderId");

-- CreateIndex
CREATE INDEX "Reminder_customerId_at_idx" ON "Reminder"("customerId", "at");

-- CreateIndex
CREATE INDEX "Reminder_at_idx" ON "Reminder"("at");

-- CreateIndex
CREATE UNIQUE INDEX "Reminder_kind_itemId_date_threshold_key" ON "Reminder"("kind", "itemId", "date", "threshold");

-- CreateIndex
CREATE INDEX "JobRun_job_id_idx" ON "JobRun"("job", "id");

-- CreateIndex
CREATE INDEX "JobRun_startedAt_idx" ON "JobRun"("startedAt");

-- CreateIndex
CREATE INDEX "WebhookToken_at_idx" ON "WebhookToken"("at");

-- CreateIndex
CREATE INDEX "OutboxMail_providerId_idx" ON "OutboxMail"("providerId");


-- Below: what Prisma's schema language cannot say.

-- The log only grows: what was sealed is neither changed nor taken out, whoever asks.
CREATE TRIGGER "AuditEvent_unchanged" BEFORE UPDATE ON "AuditEvent" WHEN OLD."hash" IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'the audit log is never changed');
END;
CREATE TRIGGER "AuditEvent_kept" BEFORE DELETE ON "AuditEvent" BEGIN
  SELECT RAISE(ABORT, 'the audit log is never shortened');
END;
-- Rows that still have to be joined to the chain.
CREATE INDEX "AuditEvent_unsealed_idx" ON "AuditEvent"("id") WHERE "hash" IS NULL;

-- Unread notices are counted on every page.
CREATE INDEX "Notification_unread_idx" ON "Notification"("userId") WHERE "readAt" IS NULL;

-- One view of a customer at a time in a session.
CREATE UNIQUE INDEX "CustomerView_open_key" ON "CustomerView"("sessionId") WHERE "endedAt" IS NULL;

-- Businesses in the order of their names, whatever the case of the letters.
CREATE INDEX "Business_kind_name_nocase_idx" ON "Business"("kind", "name" COLLATE NOCASE, "id") WHERE "kind" IS NOT NULL;
