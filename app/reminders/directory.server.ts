import type { Reads } from "~/infra/db.server";
import { resellersAtWork } from "~/licensing/requests/seller.server";
import type { ReminderItem } from "./items";
import { listed } from "./items.server";
import { kindFacts, reminderKindNames } from "./kinds";
import { type Directory, type Person, responsibilityKey } from "./recipients";

/** Who there is to be told of these items, in six questions whatever their number. */
export async function readDirectory(
  reads: Pick<Reads, "$queryRaw">,
  items: readonly ReminderItem[],
): Promise<Directory> {
  const businessIds = [...new Set(items.map(({ business }) => business.id))];
  const sellers = await readSellers(reads, businessIds);
  const people = await readPeople(reads, [...businessIds, ...sellers.values()]);
  return {
    sellers,
    people: groupedBy(
      people.filter(({ isAdmin }) => Number(isAdmin) === 0),
      ({ businessId }) => businessId ?? "",
      toPerson,
    ),
    admins: people.filter(({ isAdmin }) => Number(isAdmin) === 1).map(toPerson),
    responsible: await readResponsible(reads, businessIds),
    acted: await readActed(
      reads,
      items.flatMap((item) => ("requestId" in item ? item.requestId : [])),
    ),
    invited: await readInvited(
      reads,
      items.flatMap((item) => (item.kind === "invitation-end" ? item.email : [])),
    ),
  };
}

type Source = Pick<Reads, "$queryRaw">;

async function readSellers(reads: Source, customerIds: string[]): Promise<Map<string, string>> {
  const rows = await reads.$queryRaw<{ customerId: string; partnerId: string }[]>`
    SELECT h."customerId", s."id" AS "partnerId" FROM ${resellersAtWork}
    WHERE h."customerId" IN ${listed(customerIds)} ORDER BY h."acceptedAt"`;
  return new Map(rows.map(({ customerId, partnerId }) => [customerId, partnerId]));
}

interface PersonRow {
  userId: string;
  email: string;
  firstName: string;
  lastName: string;
  isOwner: number | bigint;
}

interface ReaderRow extends PersonRow {
  businessId: string | null;
  isAdmin: number | bigint;
}

/** The admins, and the people of these businesses, the longest there first. */
async function readPeople(reads: Source, businessIds: string[]): Promise<ReaderRow[]> {
  return reads.$queryRaw`
    SELECT u."id" AS "userId", u."email", u."firstName", u."lastName", u."businessId",
      u."ownerSince" IS NOT NULL AS "isOwner", u."adminSince" IS NOT NULL AS "isAdmin"
    FROM "User" u
    WHERE u."disabledAt" IS NULL AND u."closedAt" IS NULL
      AND (u."businessId" IN ${listed(businessIds)} OR (u."businessId" IS NULL AND u."adminSince" IS NOT NULL))
    ORDER BY u."createdAt", u."id"`;
}

const templateKeys = [...new Set(reminderKindNames.flatMap((kind) => kindFacts(kind).responsibilities))];

async function readResponsible(reads: Source, customerIds: string[]): Promise<Map<string, string[]>> {
  const rows = await reads.$queryRaw<{ customerId: string; templateKey: string; userId: string }[]>`
    SELECT m."customerId", r."templateKey", m."userId"
    FROM "TeamMember" m
    JOIN "Assignment" a ON a."memberId" = m."id" AND a."letter" IN ('R', 'A', 'AR')
    JOIN "Responsibility" r ON r."id" = a."responsibilityId" AND r."removedAt" IS NULL
      AND r."templateKey" IN ${listed(templateKeys)}
    WHERE m."customerId" IN ${listed(customerIds)} AND m."removedAt" IS NULL AND m."userId" IS NOT NULL`;
  return groupedBy(
    rows,
    ({ customerId, templateKey }) => responsibilityKey(customerId, templateKey),
    ({ userId }) => userId,
  );
}

async function readActed(reads: Source, requestIds: string[]): Promise<Map<string, string[]>> {
  if (requestIds.length === 0) return new Map();
  const rows = await reads.$queryRaw<{ requestId: string; byId: string }[]>`
    SELECT DISTINCT "requestId", "byId" FROM "RequestChange"
    WHERE "requestId" IN ${listed(requestIds)} AND "byId" IS NOT NULL`;
  return groupedBy(
    rows,
    ({ requestId }) => requestId,
    ({ byId }) => byId,
  );
}

/** Of partners only: nobody else can take a partner's invitation up. */
async function readInvited(reads: Source, emails: string[]): Promise<Directory["invited"]> {
  if (emails.length === 0) return new Map();
  const rows = await reads.$queryRaw<(PersonRow & { businessId: string })[]>`
    SELECT u."id" AS "userId", u."email", u."firstName", u."lastName", u."ownerSince" IS NOT NULL AS "isOwner",
      u."businessId"
    FROM "User" u JOIN "Business" b ON b."id" = u."businessId" AND +b."kind" = 'partner'
      AND b."suspendedAt" IS NULL AND b."closedAt" IS NULL
    WHERE u."email" IN ${listed(emails)} AND u."disabledAt" IS NULL AND u."closedAt" IS NULL`;
  return new Map(rows.map((row) => [row.email, { ...toPerson(row), businessId: row.businessId }]));
}

function toPerson({ userId, email, firstName, lastName, isOwner }: PersonRow): Person {
  return { userId, email, name: `${firstName} ${lastName}`, isOwner: Number(isOwner) === 1 };
}

function groupedBy<Row, Value>(rows: readonly Row[], keyOf: (row: Row) => string, read: (row: Row) => Value) {
  const groups = new Map<string, Value[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(read(row));
    else groups.set(keyOf(row), [read(row)]);
  }
  return groups;
}
