import { pageAround } from "~/infra/cursor";
import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { oncePerRequest } from "~/infra/request-context.server";
import { getSettings } from "~/infra/settings.server";
import { type SignupSearch, type SignupState, usualSort } from "~/signup/approvals-search";
import { tooLongAgo } from "~/signup/escalation";

const pageSize = 25;

/** How many sign-ups wait for an admin: one count on an index, once a request. */
export function countPendingApprovals(): Promise<number> {
  return oncePerRequest("pending approvals", () => db.signupRequest.count({ where: inState.waiting }));
}

export async function countSignups(): Promise<Record<SignupState, number>> {
  const [waiting, approved, rejected] = await Promise.all([
    countPendingApprovals(),
    db.signupRequest.count({ where: inState.approved }),
    db.signupRequest.count({ where: inState.rejected }),
  ]);
  return { waiting, approved, rejected };
}

/** The ids of one page in the order of the list, how many match in all, and the pages beside it. */
export async function pageOfSignups(search: SignupSearch, now: Date): Promise<SignupPage> {
  const where = await whereOf(search, now);
  const isAscending = (search.sort === "oldest") !== (search.cursor?.side === "before");
  const [rows, [counted]] = await Promise.all([
    walk(search.state, where, { from: search.cursor, isAscending, take: pageSize + 1 }),
    db.$queryRaw<{ count: number | bigint }[]>`SELECT count(*) AS "count" FROM "SignupRequest" r WHERE ${where}`,
  ]);
  // The last of a page was decided: what there is begins anew.
  if (rows.length === 0 && search.cursor) return pageOfSignups({ ...search, cursor: null }, now);
  const { shown, ...pages } = pageAround(rows, { cursor: search.cursor, size: pageSize, placeOf: (row) => row });
  return { ids: shown.map(({ id }) => id), count: Number(counted?.count ?? 0), ...pages };
}

interface SignupPage {
  ids: string[];
  count: number;
  previous: string | null;
  next: string | null;
}

/** All that match, in batches of ids, whatever the page. */
export async function* idsOfSignups(search: SignupSearch, now: Date): AsyncGenerator<string[]> {
  const where = await whereOf(search, now);
  const isAscending = search.sort === "oldest";
  let from: Place | null = null;
  for (;;) {
    const rows: Place[] = await walk(search.state, where, { from, isAscending, take: batchSize });
    const end = rows.at(-1);
    if (!end) return;
    yield rows.map(({ id }) => id);
    if (rows.length < batchSize) return;
    from = end;
  }
}

/** Whether the list shows anything but what it usually shows. */
export function isNarrowed({ state, search, only, sort }: SignupSearch): boolean {
  return search !== "" || only !== null || sort !== usualSort(state);
}

/** Each row asks for its domains too, and the database takes only so many values in one question. */
const batchSize = 100;

const inState = {
  waiting: { approvedAt: null, rejectedAt: null },
  approved: { approvedAt: { not: null } },
  rejected: { approvedAt: null, rejectedAt: { not: null } },
} satisfies Record<SignupState, Prisma.SignupRequestWhereInput>;

/** A sign-up in its place: when it was asked or decided, as it is stored, and its id. */
interface Place {
  key: string;
  id: string;
}

/** The next places past one, or the first. */
function walk(
  state: SignupState,
  where: Prisma.Sql,
  { from, isAscending, take }: { from: Place | null; isAscending: boolean; take: number },
): Promise<Place[]> {
  const { column } = listed[state];
  const beyond = from
    ? Prisma.sql`AND (${column}, r."id") ${isAscending ? Prisma.sql`>` : Prisma.sql`<`} (${from.key}, ${from.id})`
    : Prisma.empty;
  const direction = isAscending ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  return db.$queryRaw<Place[]>`
    SELECT CAST(${column} AS TEXT) AS "key", r."id" FROM "SignupRequest" r
    WHERE ${where} ${beyond} ORDER BY ${column} ${direction}, r."id" ${direction} LIMIT ${take}`;
}

/** As inState, and by what a list of that state is sorted. */
const listed = {
  waiting: { where: Prisma.sql`r."approvedAt" IS NULL AND r."rejectedAt" IS NULL`, column: Prisma.sql`r."createdAt"` },
  approved: { where: Prisma.sql`r."approvedAt" IS NOT NULL`, column: Prisma.sql`r."approvedAt"` },
  rejected: {
    where: Prisma.sql`r."approvedAt" IS NULL AND r."rejectedAt" IS NOT NULL`,
    column: Prisma.sql`r."rejectedAt"`,
  },
} satisfies Record<SignupState, { where: Prisma.Sql; column: Prisma.Sql }>;

async function whereOf({ state, search, only }: SignupSearch, now: Date): Promise<Prisma.Sql> {
  const late = tooLongAgo(now, (await getSettings()).approvalHours);
  const words = search.split(/\s+/).filter(Boolean);
  return Prisma.join([listed[state].where, ...words.map(hasWord), ...(only ? [onlyThose(only, late)] : [])], " AND ");
}

/** Letter by letter: % and _ are letters too. */
function hasWord(word: string): Prisma.Sql {
  const text = Prisma.sql`r."businessName" || ' ' || r."businessWebsite" || ' ' || r."firstName" || ' ' || r."lastName"
    || ' ' || r."email"`;
  return Prisma.sql`instr(lower(${text}), lower(${word})) > 0`;
}

function onlyThose(only: NonNullable<SignupSearch["only"]>, late: Date): Prisma.Sql {
  switch (only) {
    case "customers":
      return Prisma.sql`r."partnershipId" IS NULL`;
    case "partners":
      return Prisma.sql`r."partnershipId" IS NOT NULL`;
    case "late":
      return Prisma.sql`r."createdAt" <= ${late}`;
    case "no-password":
      return Prisma.sql`r."userId" IN (SELECT "id" FROM "User" WHERE "passwordSetAt" IS NULL)`;
  }
}
