-- What Prisma's schema language cannot say: the outbox stays quick with a hundred thousand mails.

-- The list of all mails, newest first, narrowed by letter and address without reading the mails themselves.
CREATE INDEX "OutboxMail_list_idx" ON "OutboxMail"("createdAt", "id", "letter", "toEmail");

-- The same within a state, and how many mails are in each.
CREATE INDEX "OutboxMail_state_idx" ON "OutboxMail"(
  (CASE WHEN "bouncedAt" IS NOT NULL THEN 'bounced' WHEN "deliveredAt" IS NOT NULL THEN 'delivered'
    WHEN "sentAt" IS NOT NULL THEN 'sent' WHEN "deadAt" IS NOT NULL THEN 'dead' ELSE 'waiting' END),
  "createdAt", "id", "letter", "toEmail"
);

-- Whether an older mail to the same address waits: they leave in the order in which they were caused.
CREATE INDEX "OutboxMail_unsent_idx" ON "OutboxMail"("toEmail", "createdAt") WHERE "sentAt" IS NULL AND "deadAt" IS NULL;
