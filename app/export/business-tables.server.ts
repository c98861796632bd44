import { officeOnly } from "~/audit/kinds";
import { columns, type ExportTable } from "~/export/table";
import { Prisma } from "~/infra/prisma/client";

const ofCustomer = (id: string) => Prisma.sql`t."customerId" = ${id}`;
const ofBusiness = (id: string) => Prisma.sql`t."businessId" = ${id}`;

/** What the business itself can read: published, and neither withdrawn nor replaced. A draft may be another's by mistake. */
export const visibleChecks = (id: string) => Prisma.sql`SELECT "id" FROM "HealthCheck" WHERE "customerId" = ${id}
  AND "publishedAt" IS NOT NULL AND "withdrawnAt" IS NULL AND "replacedAt" IS NULL`;
const ofChecks = (id: string) => Prisma.sql`t."healthCheckId" IN (${visibleChecks(id)})`;
const ofObjectives = (id: string) =>
  Prisma.sql`t."objectiveId" IN (SELECT "id" FROM "Objective" WHERE "customerId" = ${id})`;
const ofFollowUps = (id: string) =>
  Prisma.sql`t."followUpId" IN (SELECT "id" FROM "FollowUp" WHERE "customerId" = ${id})`;
export const requestsOf = (id: string) => Prisma.sql`SELECT "id" FROM "ProductRequest" WHERE "customerId" = ${id}`;
const ofRequests = (id: string) => Prisma.sql`t."requestId" IN (${requestsOf(id)})`;

/** All that the portal keeps of a business and the business may read. Ids are kept, so that the tables can be joined again. */
export const businessTables: readonly ExportTable[] = [
  {
    table: "Business",
    what: "The business itself.",
    columns: columns(
      "id kind slug name website websiteDomain createdAt suspendedAt suspendedReason closeRequestedAt closesAt closedAt",
    ),
    where: (id) => Prisma.sql`t."id" = ${id}`,
  },
  {
    table: "User",
    what: "The people of the business who can, or once could, log in.",
    columns: columns(
      "id businessId email firstName lastName phone jobTitle ownerSince createdAt disabledAt lastLoginAt",
    ),
    where: ofBusiness,
  },
  {
    table: "SignupRequest",
    what: "Who signed up for the business, and the versions of the Privacy Policy and the Terms and Conditions that were agreed to.",
    columns: columns(
      "id businessName businessWebsite firstName lastName email phone jobTitle privacyVersion termsVersion createdAt approvedAt businessId userId partnershipId",
    ),
    where: ofBusiness,
  },
  {
    table: "ColleagueInvitation",
    what: "Colleagues who were invited to the portal.",
    columns: columns(
      "id businessId email firstName lastName memberId invitedById invitedAt expiresAt acceptedAt withdrawnAt",
    ),
    where: ofBusiness,
  },
  {
    table: "Partnership",
    what: "My Partners: who was invited as what, and how it stands.",
    columns: columns(
      "id customerId partnerId type invitedBusinessName invitedEmail invitedById invitedAt expiresAt acceptedAt acceptedById declinedAt declineReason withdrawnAt endedAt endedById sentAt",
    ),
    where: ofCustomer,
  },
  {
    table: "Objective",
    what: "Business Alignment: the objectives.",
    columns: columns(
      "id customerId templateKey title description category priority status sponsor ownerId startDate targetDate metricName metricUnit metricDirection baseline target current measuredOn cm360Comment createdAt removedAt",
    ),
    where: ofCustomer,
  },
  {
    table: "ObjectiveProduct",
    what: "Which products serve an objective.",
    columns: columns("objectiveId sku"),
    where: ofObjectives,
  },
  {
    table: "ObjectiveTopic",
    what: "Which journey topics an objective depends on.",
    columns: columns("objectiveId topicKey"),
    where: ofObjectives,
  },
  {
    table: "ObjectiveLegacyService",
    what: "Whose end serves an objective.",
    columns: columns("objectiveId legacyServiceId"),
    where: ofObjectives,
  },
  {
    table: "Initiative",
    what: "The steps towards an objective.",
    columns: columns("id objectiveId title ownerId dueDate doneAt position"),
    where: ofObjectives,
  },
  {
    table: "JourneyScore",
    what: "Transformation Journey: the scores of both sides as they stand.",
    columns: columns("customerId topicKey side score notApplicableReason note updatedAt updatedById updatedByName"),
    where: ofCustomer,
  },
  {
    table: "JourneyScoreChange",
    what: "Every change of a journey score.",
    columns: columns("id customerId topicKey side score notApplicableReason note at byId byName"),
    where: ofCustomer,
  },
  {
    table: "LegacyService",
    what: "Cost Reduction: the services in use. The annual cost is in minor units of the currency.",
    columns: columns(
      "id customerId templateKey name vendor category annualCost currency expirationDate noticeDate autoRenews decision reasonKey justification replacedBySku createdAt removedAt",
    ),
    where: ofCustomer,
  },
  {
    table: "TeamMember",
    what: "Our Team.",
    columns: columns("id customerId name role email phone userId createdAt removedAt"),
    where: ofCustomer,
  },
  {
    table: "Responsibility",
    what: "What has to be done by somebody.",
    columns: columns("id customerId templateKey phase name position createdAt removedAt"),
    where: ofCustomer,
  },
  {
    table: "Assignment",
    what: "Who is Responsible, Accountable, Consulted or Informed.",
    columns: columns("responsibilityId memberId letter"),
    where: (id) => Prisma.sql`t."responsibilityId" IN (SELECT "id" FROM "Responsibility" WHERE "customerId" = ${id})`,
  },
  {
    table: "HealthCheck",
    what: "The published health checks, with what they count.",
    columns: columns(
      "id customerId date uploadedAt executiveSummary publishedAt rowCount passCount warningCount failCount notApplicableCount infoCount notAssessedCount score formula",
    ),
    where: (id) => Prisma.sql`t."id" IN (${visibleChecks(id)})`,
  },
  {
    table: "HealthCheckFile",
    what: "The uploaded files, which lie byte for byte under files/health-checks.",
    columns: columns("healthCheckId name size sha256"),
    where: ofChecks,
  },
  {
    table: "Finding",
    what: "Every row of the published health checks.",
    columns: columns(
      "id healthCheckId line product areaName areaKey checkKey title status severity currentSetting finding recommendation impact reference extra",
    ),
    where: () => Prisma.sql`TRUE`,
    by: { parents: visibleChecks, parent: "healthCheckId", order: "line" },
  },
  {
    table: "NextStep",
    what: "What shall be done after a health check.",
    columns: columns("id healthCheckId text owner dueDate position"),
    where: ofChecks,
  },
  {
    table: "HealthCheckReport",
    what: "The reports as PDF, which lie under files/reports: of each health check the newest.",
    columns: columns("id healthCheckId edition madeAt rowCount pages size sha256"),
    where: ofChecks,
  },
  {
    table: "FollowUp",
    what: "What is done about a check.",
    columns: columns(
      "id customerId checkKey title areaName status ownerId dueDate acceptedUntil reason updatedAt updatedById updatedByName",
    ),
    where: ofCustomer,
  },
  {
    table: "FollowUpChange",
    what: "Every change of a follow-up.",
    columns: columns("id followUpId before after at byId byName"),
    where: ofFollowUps,
  },
  {
    table: "FollowUpComment",
    what: "What was said about a follow-up; not what was taken back.",
    columns: columns("id followUpId text at byId byName byBusiness"),
    where: (id) => Prisma.sql`t."removedAt" IS NULL AND ${ofFollowUps(id)}`,
  },
  {
    table: "Subscription",
    what: "The terms in which products are held.",
    columns: columns(
      "id customerId sku source startDate endDate agreedEndDate quantity orderNumber requestId nextId createdAt createdById createdByName removedAt",
    ),
    where: ofCustomer,
  },
  {
    table: "ProductRequest",
    what: "The products that were requested.",
    columns: columns(
      "id customerId sku timing renewalDate startDate lastSafeDay quantity note state actsNext waitingSince requestedAt requestedById requestedByName orderNumber closedAt closeReason",
    ),
    where: ofCustomer,
  },
  {
    table: "RequestChange",
    what: "Everything that happened to a request.",
    columns: columns("id requestId kind words before after at byId byName byBusiness"),
    where: ofRequests,
  },
  {
    table: "Quote",
    what: "The quotes for requests.",
    columns: columns(
      "id requestId validUntil note sentAt sentById sentByName acceptedAt acceptedById acceptedByName declinedAt declinedById declinedByName declineReason supersededAt",
    ),
    where: ofRequests,
  },
  {
    table: "QuoteFile",
    what: "The quotes’ PDFs, which lie byte for byte under files/quotes.",
    columns: columns("quoteId name size sha256"),
    where: (id) => Prisma.sql`t."quoteId" IN (SELECT "id" FROM "Quote" WHERE "requestId" IN (${requestsOf(id)}))`,
  },
  {
    table: "Suggestion",
    what: "The products that Secure Dynamics suggested.",
    columns: columns("id customerId sku reason createdAt createdById createdByName withdrawnAt"),
    where: ofCustomer,
  },
  {
    table: "Dismissal",
    what: "The suggestions that were dismissed.",
    columns: columns("id customerId sku reason dismissedAt dismissedById dismissedByName restoredAt"),
    where: ofCustomer,
  },
  {
    table: "Product",
    what: "The catalogue’s names of the products that the other tables name by SKU.",
    columns: columns("sku name family edition kind unit summary"),
    where: (id) => Prisma.sql`t."sku" IN (
      SELECT "sku" FROM "Subscription" WHERE "customerId" = ${id} UNION SELECT "sku" FROM "ProductRequest" WHERE "customerId" = ${id}
      UNION SELECT "sku" FROM "Suggestion" WHERE "customerId" = ${id} UNION SELECT "sku" FROM "Dismissal" WHERE "customerId" = ${id}
      UNION SELECT "replacedBySku" FROM "LegacyService" WHERE "customerId" = ${id}
      UNION SELECT "sku" FROM "ObjectiveProduct" WHERE "objectiveId" IN (SELECT "id" FROM "Objective" WHERE "customerId" = ${id}))`,
  },
  {
    table: "Reminder",
    what: "The reminders that were given.",
    columns: columns("id kind itemId date threshold customerId at recipients"),
    where: ofCustomer,
  },
  {
    table: "CustomerView",
    what: "When Secure Dynamics looked at the portal as the business sees it, and why.",
    columns: columns("id adminId businessId reason startedAt endsAt endedAt"),
    where: ofBusiness,
  },
  {
    table: "AuditEvent",
    what: "The log: who did what, and when.",
    columns: columns("id at actorId actorName businessId action subjectType subjectId before after requestId"),
    where: (id) => Prisma.sql`t."businessId" = ${id} AND t."action" NOT IN (${Prisma.join([...officeOnly])})`,
  },
];
