import { type Cursor, pageAround } from "~/infra/cursor";
import { db } from "~/infra/db.server";
import type { Prisma } from "~/infra/prisma/client";
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
export async function pageOfSignups(search: SignupSearch, now: Date) {
  const where = await whereOf(search, now);
  const isBackwards = search.cursor?.side === "before";
  const direction = (search.sort === "oldest") !== isBackwards ? "asc" : "desc";
  const column = columnOf[search.state];
  const [rows, count] = await Promise.all([
    db.signupRequest.findMany({
      where: search.cursor ? { AND: [where, beyond(search.cursor, column, direction)] } : where,
      orderBy: [{ [column]: direction }, { id: direction }],
      take: pageSize + 1,
      select: { id: true, createdAt: true, approvedAt: true, rejectedAt: true },
    }),
    db.signupRequest.count({ where }),
  ]);
  const { shown, ...pages } = pageAround(rows, {
    cursor: search.cursor,
    size: pageSize,
    placeOf: (row) => ({ key: (row[column] ?? row.createdAt).toISOString(), id: row.id }),
  });
  return { ids: shown.map(({ id }) => id), count, ...pages };
}

/** All that match, in batches of ids, whatever the page. */
export async function* idsOfSignups(search: SignupSearch, now: Date): AsyncGenerator<string[]> {
  const where = await whereOf(search, now);
  const column = columnOf[search.state];
  const direction = search.sort === "oldest" ? "asc" : "desc";
  let last: Cursor | null = null;
  for (;;) {
    const rows: { id: string; createdAt: Date; approvedAt: Date | null; rejectedAt: Date | null }[] =
      await db.signupRequest.findMany({
        where: last ? { AND: [where, beyond(last, column, direction)] } : where,
        orderBy: [{ [column]: direction }, { id: direction }],
        take: batchSize,
        select: { id: true, createdAt: true, approvedAt: true, rejectedAt: true },
      });
    const end = rows.at(-1);
    if (!end) return;
    yield rows.map(({ id }) => id);
    if (rows.length < batchSize) return;
    last = { side: "after", key: (end[column] ?? end.createdAt).toISOString(), id: end.id };
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

const columnOf = { waiting: "createdAt", approved: "approvedAt", rejected: "rejectedAt" } as const;

async function whereOf({ state, search, only }: SignupSearch, now: Date): Promise<Prisma.SignupRequestWhereInput> {
  const late = tooLongAgo(now, (await getSettings()).approvalHours);
  return {
    AND: [inState[state], ...search.split(/\s+/).filter(Boolean).map(hasWord), only ? onlyThose(only, late) : {}],
  };
}

function hasWord(word: string): Prisma.SignupRequestWhereInput {
  const contains = { contains: word };
  return {
    OR: [
      { businessName: contains },
      { businessWebsite: contains },
      { firstName: contains },
      { lastName: contains },
      { email: contains },
    ],
  };
}

function onlyThose(only: NonNullable<SignupSearch["only"]>, late: Date): Prisma.SignupRequestWhereInput {
  switch (only) {
    case "customers":
      return { partnershipId: null };
    case "partners":
      return { partnershipId: { not: null } };
    case "late":
      return { createdAt: { lte: late } };
    case "no-password":
      return { user: { passwordSetAt: null } };
  }
}

/** Past the cursor's row in the direction in which the list is walked; a key that is no date leads to no row. */
function beyond({ key, id }: Cursor, column: string, direction: "asc" | "desc"): Prisma.SignupRequestWhereInput {
  const at = new Date(key);
  if (Number.isNaN(at.getTime())) return { id: "" };
  const past = direction === "asc" ? "gt" : "lt";
  return {
    [column]: { [`${past}e`]: at },
    OR: [{ [column]: { [past]: at } }, { [column]: at, id: { [past]: id } }],
  };
}
