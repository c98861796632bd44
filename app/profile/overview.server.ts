import { addDays, today } from "~/infra/calendar";
import { read } from "~/infra/db.server";
import type {
  LegacyDecision,
  ObjectivePriority,
  ObjectiveStatus,
  PartnershipType,
  RequestParty,
  RequestState,
} from "~/infra/prisma/enums";
import { soonDays } from "~/profile/cost-reduction/due";
import type { HealthCheckFacts, ProfileFacts, TopicFacts } from "~/profile/facts";

/** All in one statement by hand: this is the page that everybody sees first. */
export async function getProfileFacts(customerId: string, userId: string, now = new Date()): Promise<ProfileFacts> {
  const [row] = await read<Row>`
    SELECT
      (SELECT json_group_array(json_array("type", "invitedBusinessName", "acceptedAt" IS NOT NULL, "invitedAt", "expiresAt"))
        FROM "Partnership" WHERE "customerId" = ${customerId}
          AND "endedAt" IS NULL AND "declinedAt" IS NULL AND "withdrawnAt" IS NULL) AS "partners",
      (SELECT json_group_array(json_array(
          "title", "priority", "status", "targetDate", "ownerId" IS NOT NULL, "baseline", "target", "current"))
        FROM "Objective" WHERE "customerId" = ${customerId} AND "removedAt" IS NULL) AS "objectives",
      (SELECT json_group_array(json_array(s."position",
          c."topicKey" IS NOT NULL, c."score", c."notApplicableReason", b."topicKey" IS NOT NULL, b."score", b."notApplicableReason"))
        FROM "JourneyStage" s JOIN "JourneyTopic" t ON t."stageKey" = s."key" AND t."retiredAt" IS NULL
        LEFT JOIN "JourneyScore" c ON c."customerId" = ${customerId} AND c."topicKey" = t."key" AND c."side" = 'cm360'
        LEFT JOIN "JourneyScore" b ON b."customerId" = ${customerId} AND b."topicKey" = t."key" AND b."side" = 'business'
      ) AS "topics",
      (SELECT json_group_array(json_array("id", "name", "expirationDate", "noticeDate", "decision", "autoRenews"))
        FROM "LegacyService" WHERE "customerId" = ${customerId} AND "removedAt" IS NULL) AS "services",
      (SELECT json_array(count(*), coalesce(sum((SELECT count(*) FROM "Assignment" a
          JOIN "Responsibility" r ON r."id" = a."responsibilityId" AND r."removedAt" IS NULL
          WHERE a."memberId" = m."id" AND a."letter" IN ('A', 'AR')) > 8), 0))
        FROM "TeamMember" m WHERE "customerId" = ${customerId} AND "removedAt" IS NULL) AS "members",
      (SELECT json_array(count(*),
          coalesce(sum(NOT EXISTS (SELECT 1 FROM "Assignment" WHERE "responsibilityId" = r."id" AND "letter" IN ('A', 'AR'))), 0),
          coalesce(sum(NOT EXISTS (SELECT 1 FROM "Assignment" WHERE "responsibilityId" = r."id" AND "letter" IN ('R', 'AR'))), 0))
        FROM "Responsibility" r WHERE "customerId" = ${customerId} AND "removedAt" IS NULL) AS "responsibilities",
      (SELECT count(*) FROM "User" WHERE "businessId" = ${customerId} AND "disabledAt" IS NULL) AS "people",
      (SELECT count(*) FROM "ColleagueInvitation" WHERE "businessId" = ${customerId}
        AND "acceptedAt" IS NULL AND "withdrawnAt" IS NULL AND "expiresAt" > ${now.toISOString()}) AS "invitedColleagues",
      (SELECT json_array("phone" IS NULL, "jobTitle" IS NULL) FROM "User"
        WHERE "id" = ${userId} AND "businessId" = ${customerId}) AS "missing",
      (SELECT json_group_array(json_array(s."sku", p."name", s."endDate", n."id" IS NOT NULL))
        FROM "Subscription" s JOIN "Product" p ON p."sku" = s."sku"
        LEFT JOIN "Subscription" n ON n."id" = s."nextId" AND n."removedAt" IS NULL
        WHERE s."customerId" = ${customerId} AND s."removedAt" IS NULL AND s."endDate" >= ${today(now)}) AS "terms",
      (SELECT json_group_array(json_array(r."id", r."sku", p."name", r."state", r."actsNext", r."renewalDate", r."startDate",
          r."lastSafeDay", q."validUntil"))
        FROM "ProductRequest" r JOIN "Product" p ON p."sku" = r."sku"
        LEFT JOIN "Quote" q ON q."requestId" = r."id" AND q."supersededAt" IS NULL AND q."acceptedAt" IS NULL
          AND q."declinedAt" IS NULL
        WHERE r."customerId" = ${customerId} AND r."closedAt" IS NULL) AS "requests",
      (SELECT json_group_array(json_array("date", "score", "failCount", "criticalFailed")) FROM (
        SELECT h."date", h."score", h."failCount", (SELECT count(*) FROM "Finding" WHERE "healthCheckId" = h."id"
          AND "status" = 'fail' AND "severity" = 'critical') AS "criticalFailed"
        FROM "HealthCheck" h WHERE h."customerId" = ${customerId}
          AND h."publishedAt" IS NOT NULL AND h."withdrawnAt" IS NULL AND h."replacedAt" IS NULL
        ORDER BY h."date" DESC LIMIT 2)) AS "healthChecks"`;
  if (!row) throw new Error("A statement without FROM gave no row.");
  return toFacts(row, now);
}

/** Lists of lists as JSON: one row instead of ten statements. */
interface Row {
  partners: string;
  objectives: string;
  topics: string;
  services: string;
  members: string;
  responsibilities: string;
  people: number;
  invitedColleagues: number;
  missing: string | null;
  terms: string;
  requests: string;
  healthChecks: string;
}

function toFacts(row: Row, now: Date): ProfileFacts {
  const [members, tooManyA] = parse<[number, number]>(row.members);
  const [responsibilities, noA, noR] = parse<[number, number, number]>(row.responsibilities);
  const [noPhone, noJobTitle] = parse<[number, number]>(row.missing ?? "[0,0]");
  return {
    today: today(now),
    soonEnd: addDays(today(now), soonDays),
    partners: parse<PartnerRow[]>(row.partners).map(([type, name, accepted, invitedAt, expiresAt]) => ({
      type,
      name,
      state: accepted ? "accepted" : new Date(expiresAt) > now ? "invited" : "expired",
      invitedOn: dayOf(invitedAt),
      expiresOn: dayOf(expiresAt),
    })),
    objectives: parse<ObjectiveRow[]>(row.objectives).map(
      ([title, priority, status, targetDate, owned, baseline, target, current]) => ({
        ...{ title, priority, status, targetDate, baseline, target, current },
        hasOwner: owned === 1,
      }),
    ),
    topics: parse<TopicRow[]>(row.topics).map(toTopic),
    services: parse<ServiceRow[]>(row.services).map(([id, name, expirationDate, noticeDate, decision, renews]) => ({
      ...{ id, name, expirationDate, noticeDate, decision },
      autoRenews: renews === 1,
    })),
    team: { members, responsibilities, noA, noR, tooManyA },
    people: row.people,
    invitedColleagues: row.invitedColleagues,
    missingDetails: [noPhone ? "Phone" : "", noJobTitle ? "Job Title" : ""].filter(Boolean),
    terms: parse<TermRow[]>(row.terms).map(([sku, name, endDate, followed]) => ({
      ...{ sku, name, endDate },
      isFollowed: followed === 1,
    })),
    requests: parse<RequestRow[]>(row.requests).map(
      ([id, sku, name, state, actsNext, renewalDate, startDate, lastSafeDay, quoteUntil]) => ({
        ...{ id, sku, name, state, actsNext, renewalDate, startDate, lastSafeDay, quoteUntil },
      }),
    ),
    healthCheck: toHealthCheck(parse<HealthCheckRow[]>(row.healthChecks)),
  };
}

type Flag = 0 | 1;
type Text = string | null;
type Figure = number | null;
type PartnerRow = [PartnershipType, string, Flag, string, string];
type ObjectiveRow = [string, ObjectivePriority, ObjectiveStatus, Text, Flag, Figure, Figure, Figure];
type TopicRow = [number, Flag, Figure, Text, Flag, Figure, Text];
type ServiceRow = [string, string, Text, Text, LegacyDecision, Flag];
type TermRow = [string, string, string, Flag];
type RequestRow = [string, string, string, RequestState, RequestParty | null, Text, string, string, Text];
type HealthCheckRow = [string, Figure, number, number];

const parse = <T>(json: string) => JSON.parse(json) as T;

const dayOf = (instant: string) => instant.slice(0, 10);

function toTopic([stage, hasOurs, ours, whyNotOurs, hasTheirs, theirs, whyNotTheirs]: TopicRow): TopicFacts {
  return {
    stage,
    cm360: hasOurs ? { score: ours, notApplicableReason: whyNotOurs } : null,
    business: hasTheirs ? { score: theirs, notApplicableReason: whyNotTheirs } : null,
  };
}

function toHealthCheck([newest, before]: HealthCheckRow[]): HealthCheckFacts | null {
  if (!newest) return null;
  const [date, score, failed, criticalFailed] = newest;
  return { date, score, failed, criticalFailed, previous: before ? { date: before[0], score: before[1] } : null };
}
