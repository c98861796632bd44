-- Every statement finds what it needs by a key, and gets it in order: docs/decisions/0022-plans.md.

-- Lists whose order was half in their index get all of it; what no statement was answered by goes.
-- Drops: index Business_kind_name_nocase_idx where "kind" IS NOT NULL
-- Drops: index Business_kind_since_idx where "kind" IS NOT NULL
DROP INDEX "Business_kind_name_idx";
DROP INDEX "HealthCheck_publishedAt_uploadedAt_idx";
DROP INDEX "Notification_userId_createdAt_idx";
DROP INDEX "OutboxMail_userId_idx";
DROP INDEX "OutboxMail_createdAt_idx";
DROP INDEX "OutboxMail_sentAt_deadAt_dueAt_idx";
DROP INDEX "Reminder_at_idx";
DROP INDEX "Reminder_customerId_at_idx";
DROP INDEX "SignupRequest_approvedAt_rejectedAt_createdAt_idx";
DROP INDEX "Business_kind_name_nocase_idx";
DROP INDEX "Business_kind_since_idx";

CREATE INDEX "Business_kind_name_id_idx" ON "Business"("kind", "name", "id");
CREATE INDEX "ColleagueInvitation_invitedById_idx" ON "ColleagueInvitation"("invitedById");
CREATE INDEX "HealthCheck_replacesId_idx" ON "HealthCheck"("replacesId");
CREATE INDEX "HealthCheckImport_startedAt_idx" ON "HealthCheckImport"("startedAt");
CREATE INDEX "Initiative_ownerId_idx" ON "Initiative"("ownerId");
CREATE INDEX "LegacyService_replacedBySku_idx" ON "LegacyService"("replacedBySku");
CREATE INDEX "Notification_userId_createdAt_id_idx" ON "Notification"("userId", "createdAt", "id");
CREATE INDEX "Objective_ownerId_idx" ON "Objective"("ownerId");
CREATE INDEX "OutboxMail_userId_createdAt_id_idx" ON "OutboxMail"("userId", "createdAt", "id");
CREATE INDEX "ColleagueInvitation_email_idx" ON "ColleagueInvitation"("email");
CREATE INDEX "CustomerView_adminId_idx" ON "CustomerView"("adminId");
CREATE INDEX "FollowUpComment_byId_idx" ON "FollowUpComment"("byId");
CREATE INDEX "JourneyScore_topicKey_customerId_idx" ON "JourneyScore"("topicKey", "customerId");
CREATE INDEX "Reminder_customerId_at_id_idx" ON "Reminder"("customerId", "at", "id");
CREATE INDEX "Reminder_at_id_idx" ON "Reminder"("at", "id");
CREATE INDEX "Session_lastSeenAt_idx" ON "Session"("lastSeenAt");
CREATE INDEX "SignupRequest_businessId_idx" ON "SignupRequest"("businessId");
CREATE INDEX "SignupRequest_partnershipId_idx" ON "SignupRequest"("partnershipId");
CREATE INDEX "TeamMember_userId_idx" ON "TeamMember"("userId");

-- What Prisma's schema language cannot say. The people of Secure Dynamics, and the accounts that will close.
CREATE INDEX "User_admin_idx" ON "User"("adminSince") WHERE "adminSince" IS NOT NULL;
CREATE INDEX "User_closing_idx" ON "User"("closesAt") WHERE "closesAt" IS NOT NULL;

-- Sign-ups that wait, and those that were decided.
CREATE INDEX "SignupRequest_waiting_idx" ON "SignupRequest"("createdAt", "id") WHERE "approvedAt" IS NULL AND "rejectedAt" IS NULL;
CREATE INDEX "SignupRequest_approved_idx" ON "SignupRequest"("approvedAt", "id") WHERE "approvedAt" IS NOT NULL;
CREATE INDEX "SignupRequest_rejected_idx" ON "SignupRequest"("rejectedAt", "id") WHERE "rejectedAt" IS NOT NULL;

-- Health checks that were never read to the end, and those that nobody has published yet.
CREATE INDEX "HealthCheck_unready_idx" ON "HealthCheck"("uploadedAt") WHERE "readyAt" IS NULL;
CREATE INDEX "HealthCheck_draft_idx" ON "HealthCheck"("uploadedAt", "id") WHERE "publishedAt" IS NULL AND "discardedAt" IS NULL AND "undoneAt" IS NULL;

CREATE INDEX "HealthCheck_uploaded_idx" ON "HealthCheck"("uploadedAt" DESC, "id");

-- What the reminders look for, by its date.
CREATE INDEX "Subscription_by_end_idx" ON "Subscription"("endDate") WHERE "removedAt" IS NULL;
CREATE INDEX "LegacyService_notice_idx" ON "LegacyService"("noticeDate") WHERE "removedAt" IS NULL;
CREATE INDEX "Quote_valid_idx" ON "Quote"("validUntil") WHERE "supersededAt" IS NULL AND "acceptedAt" IS NULL AND "declinedAt" IS NULL;
CREATE INDEX "Partnership_open_end_idx" ON "Partnership"("expiresAt", "id") WHERE "acceptedAt" IS NULL AND "declinedAt" IS NULL AND "withdrawnAt" IS NULL AND "endedAt" IS NULL;
CREATE INDEX "ColleagueInvitation_open_end_idx" ON "ColleagueInvitation"("expiresAt", "id") WHERE "acceptedAt" IS NULL AND "withdrawnAt" IS NULL;
CREATE INDEX "FollowUp_accepted_idx" ON "FollowUp"("acceptedUntil") WHERE "status" = 'accepted';

-- Mails that wait, that were sent, that were given up.
CREATE INDEX "OutboxMail_waiting_idx" ON "OutboxMail"("createdAt") WHERE "sentAt" IS NULL AND "deadAt" IS NULL;
CREATE INDEX "OutboxMail_sent_idx" ON "OutboxMail"("sentAt") WHERE "sentAt" IS NOT NULL;
CREATE INDEX "OutboxMail_dead_idx" ON "OutboxMail"("createdAt") WHERE "deadAt" IS NOT NULL;
