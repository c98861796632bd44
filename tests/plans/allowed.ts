// Milliseconds of CPU with 10,000 customers, 30,000 people, 100,000 requests, health checks and mails, 600,000 journey
// scores, a health check of 100,000 rows, on two busy cores.
const page = "A page or a batch: it goes along the index, in its order, as far as its LIMIT. At most 20 ms.";
const filtered = "A page along the index; where few pass the filters it reads on, in the worst case all: 10 to 330 ms.";
const count = "A count, bounded by its LIMIT.";
const ranOut = "What ran out since the job's last run.";
const everyCustomer = "All customers by name, as the page or the reader asks for it: 5 to 45 ms.";
const words = "Words within names, which no index finds: the names are read, 10 to 75 ms.";
const ofOne = "What one customer has open or had: tens, not thousands.";
const oneReport = "The rows of one report that match, found by its index; a file is bounded, and so is its report.";
const office = "An admin's page that counts over all there is, and is seldom asked for: 25 to 205 ms.";
const waiting = "What waits at the admin's home, over all customers along indexes: 35 to 160 ms.";
const job = "A job's look over all customers, along indexes, once in its interval.";
const window = "What falls due within a window of days: 270 ms for 27,000 dates.";
const lanes = "At most a page from each lane: what is sorted has been cut by its LIMIT.";
const ofPerson = "What one person was sent or told, no older than it is kept.";
const ofPartner =
  "The customers of one partner in one list, which can be sorted by each of its columns; a partner has hundreds.";
const ownExport = "A download of what is one's own, in batches that go on by the row's number.";
const ofPage = "What belongs to the rows of one page.";
const gauge =
  "A number for whoever watches the portal, along an index, when it is asked for: 2 ms for 50,000 sessions.";
const seed = "Only where the demo or the reference data are put in.";

/** What may be done all the same: by which file, which fault, and why it stays bounded. One that is not needed fails. */
export const allowed: Record<string, Record<string, string>> = {
  "app/access/expired.server.ts": {
    "walks LoginChallenge_expiresAt_idx": ranOut,
    "walks RateLimiterFlexible_expire_idx": ranOut,
    "walks Session_expiresAt_idx": ranOut,
    "walks Session_lastSeenAt_idx": ranOut,
    "walks WebhookToken_at_idx": ranOut,
  },
  "app/access/many-customers.server.ts": {
    "walks Business_kind_name_id_idx": count,
  },
  "app/admin/home-scores.server.ts": {
    "gathers JourneyScore": waiting,
    "sorts JourneyScore": waiting,
    "walks JourneyScore_business_idx": waiting,
    "walks JourneyScore_cm360_idx": waiting,
  },
  "app/admin/texts.server.ts": {
    "reads all of SignupRequest": office,
  },
  "app/audit/chain.server.ts": {
    "walks AuditEvent by its number": page,
  },
  "app/audit/events-query.server.ts": {
    "sorts AuditEvent": lanes,
    "walks AuditEvent_action_id_idx": words,
    "walks AuditEvent_at_idx": page,
    "walks Business by its number": words,
    "walks User by its number": words,
  },
  "app/audit/people.server.ts": {
    "reads all of Business": words,
    "reads all of User": words,
    "walks AuditEvent_action_id_idx": words,
  },
  "app/businesses/business.server.ts": {
    "sorts Partnership": ofOne,
  },
  "app/businesses/partners.server.ts": {
    "gathers Partnership": ofOne,
  },
  "app/customers/business-names.server.ts": {
    "reads all of Business": words,
  },
  "app/customers/business-walk.server.ts": {
    "sorts Partnership": office,
    "sorts ProductRequest": office,
    "sorts User": office,
    "walks Business_by_name_idx": filtered,
    "walks Business_by_since_idx": filtered,
    "walks HealthCheck_visible_date_idx": filtered,
    "walks HealthCheck_visible_score_idx": filtered,
    "walks LegacyService_ending_idx": filtered,
    "walks Partnership_at_work_idx": office,
    "walks ProductRequest_open_by_customer_idx": office,
    "walks Subscription_ending_idx": filtered,
    "walks User_active_idx": office,
    "walks User_login_idx": filtered,
  },
  "app/customers/customers.server.ts": {
    "sorts Partnership": ofPartner,
  },
  "app/export/rows.server.ts": {
    "sorts Notification": ownExport,
    "sorts ProductRequest": ownExport,
    "sorts Reminder": ownExport,
  },
  "app/export/shut-business.server.ts": {
    "sorts ProductRequest": ofOne,
  },
  "app/health-checks/findings-query.server.ts": {
    "sorts Finding": oneReport,
  },
  "app/health-checks/follow-ups.server.ts": {
    "sorts FollowUp": ofOne,
  },
  "app/health-checks/moved-checks.server.ts": {
    "sorts Finding": oneReport,
  },
  "app/health-checks/pairing-counts.server.ts": {
    "gathers Finding": oneReport,
  },
  "app/health-checks/stale.server.ts": {
    "sorts Business": waiting,
    "walks Business_kind_name_id_idx": waiting,
  },
  "app/health-checks/top-risks.server.ts": {
    "sorts Finding": oneReport,
  },
  "app/health-checks/unknown-areas.server.ts": {
    "gathers FindingTally": office,
    "sorts FindingTally": office,
    "walks FindingTally_unknown_idx": office,
  },
  "app/health-checks/upload.server.ts": {
    "gathers Finding": oneReport,
    "walks Business_kind_name_id_idx": everyCustomer,
    "walks HealthCheckImport_finishedAt_aliveAt_idx": ranOut,
    "walks HealthCheckImport_startedAt_idx": ranOut,
  },
  "app/health-checks/uploads.server.ts": {
    "reads all of HealthCheck": page,
    "walks Business_kind_name_id_idx": everyCustomer,
    "walks HealthCheck_uploaded_idx": page,
  },
  "app/licensing/calendar/facts.server.ts": {
    "sorts ProductRequest": ofOne,
    "sorts Subscription": ofOne,
  },
  "app/licensing/calendar/feed-reader.server.ts": {
    "walks Business_kind_name_id_idx": everyCustomer,
  },
  "app/licensing/calendar/first-facts.server.ts": {
    "sorts ProductRequest": ofOne,
  },
  "app/licensing/catalogue/change-product.server.ts": {
    "walks ProductRequest_sku_state_actsNext_requestedAt_id_idx": office,
    "walks Subscription_sku_endDate_idx": office,
  },
  "app/licensing/catalogue/use.server.ts": {
    "gathers Subscription": office,
    "reads all of Business": office,
    "sorts Business": office,
    "walks ProductRequest_sku_state_actsNext_requestedAt_id_idx": office,
    "walks Subscription_sku_endDate_idx": office,
    "walks sqlite_autoindex_Business_1": office,
  },
  "app/licensing/product/concerns.server.ts": {
    "sorts Finding": oneReport,
  },
  "app/licensing/requests/all-requests-counts.server.ts": {
    "walks ProductRequest_state_actsNext_requestedAt_id_idx": count,
  },
  "app/licensing/requests/all-requests-lanes.server.ts": {
    "walks Business_kind_name_id_idx": words,
    "walks ProductRequest_sku_state_actsNext_requestedAt_id_idx": count,
  },
  "app/licensing/requests/all-requests-lead.server.ts": {
    "walks ProductRequest_state_actsNext_requestedAt_id_idx": count,
  },
  "app/licensing/requests/all-requests-query.server.ts": {
    "sorts ProductRequest": lanes,
    "walks ProductRequest_sku_state_actsNext_lastSafeDay_id_idx": page,
    "walks ProductRequest_sku_state_actsNext_requestedAt_id_idx": page,
    "walks ProductRequest_state_actsNext_lastSafeDay_id_idx": page,
    "walks ProductRequest_state_actsNext_requestedAt_id_idx": page,
  },
  "app/licensing/requests/all-requests-scope.server.ts": {
    "walks Business_kind_name_id_idx": everyCustomer,
    "walks Partnership_at_work_idx": everyCustomer,
  },
  "app/licensing/requests/grounds.server.ts": {
    "sorts ProductRequest": ofOne,
  },
  "app/licensing/requests/plans.server.ts": {
    "sorts ProductRequest": ofOne,
  },
  "app/licensing/upgrades/customers.server.ts": {
    "walks Business_kind_name_id_idx": page,
  },
  "app/licensing/upgrades/dismissal.server.ts": {
    "sorts Dismissal": ofOne,
  },
  "app/mail/letter-preview.server.ts": {
    "gathers OutboxMail": office,
    "walks OutboxMail_list_idx": office,
    "walks OutboxMail_state_idx": office,
  },
  "app/mail/mails-query.server.ts": {
    "sorts OutboxMail": lanes,
    "walks OutboxMail_list_idx": page,
    "walks OutboxMail_state_idx": page,
  },
  "app/mail/outbox-now.server.ts": {
    "walks OutboxMail_sent_idx": page,
  },
  "app/notifications/digest.server.ts": {
    "sorts Notification": ofPerson,
    "walks Notification_mail_digestedAt_userId_idx": job,
  },
  "app/notifications/old-notices.server.ts": {
    "walks Notification_read_idx": ranOut,
  },
  "app/profile/alignment/discussion.server.ts": {
    "sorts LegacyService": ofOne,
  },
  "app/profile/journey/topics.server.ts": {
    "walks JourneyScore_topicKey_customerId_idx": office,
  },
  "app/reminders/given.server.ts": {
    "sorts Notification": ofPage,
    "sorts Reminder": words,
    "walks Business_kind_name_id_idx": words,
  },
  "app/reminders/items.server.ts": {
    "gathers Quote": window,
    "sorts Quote": window,
    "gathers Business": window,
    "gathers ColleagueInvitation": window,
    "gathers FollowUp": window,
    "gathers LegacyService": window,
    "gathers Partnership": window,
    "gathers ProductRequest": window,
    "gathers Subscription": window,
    "sorts Business": window,
    "sorts ColleagueInvitation": window,
    "sorts FollowUp": window,
    "sorts LegacyService": window,
    "sorts Partnership": window,
    "sorts ProductRequest": window,
    "sorts Subscription": window,
    "walks Business_kind_name_id_idx": job,
  },
  "app/search/find-businesses.server.ts": {
    "reads all of Business": words,
    "reads all of TeamMember": words,
    "reads all of User": words,
    "sorts Business": words,
    "sorts TeamMember": words,
    "sorts User": words,
  },
  "app/search/find-findings.server.ts": {
    "sorts Business": words,
    "walks Business_kind_name_id_idx": words,
  },
  "app/search/find-licensing.server.ts": {
    "reads all of ProductRequest": words,
    "sorts ProductRequest": words,
  },
  "app/search/find-profile.server.ts": {
    "reads all of Objective": words,
    "sorts LegacyService": words,
    "sorts Objective": words,
    "walks LegacyService_notice_idx": words,
  },
  "app/signup/account-mails.server.ts": {
    "sorts OutboxMail": ofPerson,
  },
  "app/signup/agreement-notices.server.ts": {
    "walks User_active_idx": job,
    "walks sqlite_autoindex_User_1": job,
  },
  "app/signup/approvals.server.ts": {
    "walks SignupRequest_approved_idx": page,
    "walks SignupRequest_partnershipId_idx": page,
    "walks SignupRequest_rejected_idx": page,
  },
  "app/signup/known-businesses.server.ts": {
    "sorts Business": words,
    "walks Business_kind_name_id_idx": words,
  },
  "prisma/seed/demo-health-checks.server.ts": {
    "reads all of OutboxMail": seed,
  },
  "prisma/seed/demo-requests.server.ts": {
    "reads all of OutboxMail": seed,
  },
  "prisma/seed/insert-missing.server.ts": {
    "walks ProductRequest_sku_state_actsNext_requestedAt_id_idx": seed,
    "walks Subscription_sku_endDate_idx": seed,
  },
  "server/metrics/gauges.server.ts": {
    "walks Session_expiresAt_idx": gauge,
  },
};
