import { db } from "~/infra/db.server";
import type { PartnershipType } from "~/infra/prisma/enums";

/** What the database knows about a customer, section by section: what the tiles are made from. */
export interface ProfileFacts {
  partners: { accepted: PartnershipType[]; invited: { name: string; expiresOn: string } | null; invitedCount: number };
  startingPoints: number;
  journey: { stages: number; topics: number };
  legacyServices: number;
  team: { roles: number; responsibilities: number };
  people: number;
  /** Which of their own optional details the reader has not given; empty for who does not belong to the business. */
  missingDetails: string[];
  /** The newest published one. */
  healthCheck: HealthCheckFacts | null;
}

export interface HealthCheckFacts {
  date: string;
  score: number | null;
  previous: { date: string; score: number | null } | null;
  failed: number;
  criticalFailed: number;
}

/** All in one statement by hand: this is the page that everybody sees first. */
export async function getProfileFacts(customerId: string, userId: string, now = new Date()): Promise<ProfileFacts> {
  const [row] = await db.$queryRaw<[Row]>`
    WITH "published" AS (
      SELECT "id", "date", "score", "failCount", row_number() OVER (ORDER BY "date" DESC) AS "place"
      FROM "HealthCheck"
      WHERE "customerId" = ${customerId} AND "publishedAt" IS NOT NULL AND "withdrawnAt" IS NULL AND "replacedAt" IS NULL
    ),
    "invited" AS (
      SELECT "invitedBusinessName" AS "name", "expiresAt" FROM "Partnership"
      WHERE "customerId" = ${customerId} AND "acceptedAt" IS NULL AND "declinedAt" IS NULL
        AND "withdrawnAt" IS NULL AND "endedAt" IS NULL AND "expiresAt" > ${now.toISOString()}
    )
    SELECT
      (SELECT group_concat(DISTINCT "type") FROM "Partnership"
        WHERE "customerId" = ${customerId} AND "acceptedAt" IS NOT NULL AND "endedAt" IS NULL) AS "accepted",
      (SELECT count(*) FROM "invited") AS "invited",
      (SELECT "name" FROM "invited" ORDER BY "expiresAt" LIMIT 1) AS "invitedName",
      (SELECT min("expiresAt") FROM "invited") AS "invitedUntil",
      (SELECT count(*) FROM "ObjectiveTemplate") AS "startingPoints",
      (SELECT count(*) FROM "JourneyStage") AS "stages",
      (SELECT count(*) FROM "JourneyTopic" WHERE "retiredAt" IS NULL) AS "topics",
      (SELECT count(*) FROM "LegacyServiceTemplate") AS "legacyServices",
      (SELECT count(*) FROM "TeamRole") AS "roles",
      (SELECT count(*) FROM "ResponsibilityTemplate") AS "responsibilities",
      (SELECT count(*) FROM "User" WHERE "businessId" = ${customerId} AND "disabledAt" IS NULL) AS "people",
      (SELECT "phone" IS NULL FROM "User" WHERE "id" = ${userId} AND "businessId" = ${customerId}) AS "noPhone",
      (SELECT "jobTitle" IS NULL FROM "User" WHERE "id" = ${userId} AND "businessId" = ${customerId}) AS "noJobTitle",
      (SELECT "date" FROM "published" WHERE "place" = 1) AS "date",
      (SELECT "score" FROM "published" WHERE "place" = 1) AS "score",
      (SELECT "date" FROM "published" WHERE "place" = 2) AS "previousDate",
      (SELECT "score" FROM "published" WHERE "place" = 2) AS "previousScore",
      (SELECT "failCount" FROM "published" WHERE "place" = 1) AS "failed",
      (SELECT count(*) FROM "Finding" WHERE "healthCheckId" = (SELECT "id" FROM "published" WHERE "place" = 1)
        AND "status" = 'fail' AND "severity" = 'critical') AS "criticalFailed"`;
  return toFacts(row);
}

type Count = number | bigint;

interface Row {
  accepted: string | null;
  invited: Count;
  invitedName: string | null;
  invitedUntil: string | Date | null;
  startingPoints: Count;
  stages: Count;
  topics: Count;
  legacyServices: Count;
  roles: Count;
  responsibilities: Count;
  people: Count;
  noPhone: Count | null;
  noJobTitle: Count | null;
  date: string | null;
  score: number | null;
  previousDate: string | null;
  previousScore: number | null;
  failed: Count | null;
  criticalFailed: Count;
}

function toFacts(row: Row): ProfileFacts {
  const { invitedName, invitedUntil, date } = row;
  return {
    partners: {
      accepted: (row.accepted?.split(",") ?? []) as PartnershipType[],
      invited: invitedName && invitedUntil ? { name: invitedName, expiresOn: dayOf(invitedUntil) } : null,
      invitedCount: Number(row.invited),
    },
    startingPoints: Number(row.startingPoints),
    journey: { stages: Number(row.stages), topics: Number(row.topics) },
    legacyServices: Number(row.legacyServices),
    team: { roles: Number(row.roles), responsibilities: Number(row.responsibilities) },
    people: Number(row.people),
    missingDetails: [row.noPhone ? "Phone" : "", row.noJobTitle ? "Job Title" : ""].filter(Boolean),
    healthCheck: date
      ? {
          date,
          score: row.score,
          previous: row.previousDate ? { date: row.previousDate, score: row.previousScore } : null,
          failed: Number(row.failed ?? 0),
          criticalFailed: Number(row.criticalFailed),
        }
      : null,
  };
}

const dayOf = (instant: string | Date) => new Date(instant).toISOString().slice(0, 10);
