import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { namesOf } from "./health-check.server";
import { inState, ready, type State, stateOf } from "./states";
import { unpackBytes } from "./stored-bytes";

export interface UploadRow {
  id: string;
  state: State;
  customer: { slug: string; name: string };
  date: string;
  rowCount: number;
  score: number | null;
  fileName: string;
  uploadedAt: Date;
  uploadedBy: string | null;
  publishedAt: Date | null;
  publishedBy: string | null;
}

/** Which uploads are wanted; what is left out does not matter. */
export interface UploadsQuery {
  /** Part of the customer's or of the file's name. */
  search?: string | undefined;
  customerId?: string | undefined;
  /** A customer's slug. */
  customer?: string | undefined;
  /** Without it, all but those whose import was undone. */
  state?: State | undefined;
  /** Calendar dates, both included. */
  from?: string | undefined;
  to?: string | undefined;
}

const uploadsPerPage = 50;

/** Uploads of all customers, newest first, page by page. Cut-off imports are not in it. */
export async function listUploads({ page = 1, ...query }: UploadsQuery & { page?: number } = {}) {
  const where = wanted(query);
  const [counted] = await db.$queryRaw<{ count: number | bigint }[]>`
    SELECT count(*) AS "count" FROM "HealthCheck" h WHERE ${where}`;
  const total = Number(counted?.count ?? 0);
  const pages = Math.max(1, Math.ceil(total / uploadsPerPage));
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
  const ids = await db.$queryRaw<{ id: string }[]>`
    SELECT h."id" FROM "HealthCheck" h WHERE ${where}
    ORDER BY h."uploadedAt" DESC, h."id" LIMIT ${uploadsPerPage} OFFSET ${(shown - 1) * uploadsPerPage}`;
  const rows = await db.healthCheck.findMany({
    where: { id: { in: ids.map(({ id }) => id) } },
    orderBy: [{ uploadedAt: "desc" }, { id: "asc" }],
    select: uploadColumns,
  });
  const names = await namesOf(rows.flatMap(({ uploadedById, publishedById }) => [uploadedById, publishedById]));
  return { uploads: rows.map((row) => uploadRow(row, names)), total, page: shown, pages };
}

/** The customers of whom something was uploaded, by name. */
export function listUploadCustomers(): Promise<{ slug: string; name: string }[]> {
  return db.business.findMany({
    where: { kind: "customer", healthChecks: { some: ready } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { slug: true, name: true },
  });
}

/** The file an admin uploaded, byte for byte. */
export async function getOriginalFile(id: string): Promise<{ name: string; bytes: Uint8Array } | null> {
  const file = await db.healthCheckFile.findFirst({
    where: { healthCheckId: id, healthCheck: ready },
    select: { name: true, bytes: true },
  });
  return file && { name: file.name, bytes: await unpackBytes(file.bytes) };
}

export const uploadColumns = {
  id: true,
  date: true,
  rowCount: true,
  score: true,
  uploadedAt: true,
  uploadedById: true,
  publishedAt: true,
  publishedById: true,
  withdrawnAt: true,
  replacedAt: true,
  discardedAt: true,
  undoneAt: true,
  customer: { select: { slug: true, name: true } },
  file: { select: { name: true } },
} as const;

interface StoredUpload extends Pick<UploadRow, "id" | "date" | "rowCount" | "score" | "uploadedAt" | "publishedAt"> {
  customer: { slug: string; name: string };
  uploadedById: string;
  publishedById: string | null;
  withdrawnAt: Date | null;
  replacedAt: Date | null;
  discardedAt: Date | null;
  undoneAt: Date | null;
  file: { name: string } | null;
}

export function uploadRow(row: StoredUpload, names: ReadonlyMap<string, string>): UploadRow {
  const { id, customer, date, rowCount, score, uploadedAt, publishedAt } = row;
  return {
    id,
    state: stateOf(row),
    customer: { slug: customer.slug, name: customer.name },
    date,
    rowCount,
    score,
    fileName: row.file?.name ?? "",
    uploadedAt,
    uploadedBy: names.get(row.uploadedById) ?? null,
    publishedAt,
    publishedBy: row.publishedById && (names.get(row.publishedById) ?? null),
  };
}

function wanted({ search, customerId, customer, state, from, to }: UploadsQuery): Prisma.Sql {
  const words = search?.trim().slice(0, 200);
  const ofCustomer = Prisma.sql`FROM "Business" WHERE "id" = h."customerId"`;
  const conditions = [
    ...Object.entries({ ...ready, ...(state ? inState[state] : { undoneAt: null }) }).map(
      ([column, value]) =>
        Prisma.sql`h.${Prisma.raw(`"${column}"`)} IS ${value === null ? Prisma.sql`NULL` : Prisma.sql`NOT NULL`}`,
    ),
    ...(customerId ? [Prisma.sql`h."customerId" = ${customerId}`] : []),
    ...(customer ? [Prisma.sql`h."customerId" = (SELECT "id" FROM "Business" WHERE "slug" = ${customer})`] : []),
    ...(from ? [Prisma.sql`h."date" >= ${from}`] : []),
    ...(to ? [Prisma.sql`h."date" <= ${to}`] : []),
    ...(words
      ? [
          Prisma.sql`(${has(Prisma.sql`SELECT "name" ${ofCustomer}`, words)}
            OR ${has(Prisma.sql`SELECT "name" FROM "HealthCheckFile" WHERE "healthCheckId" = h."id"`, words)})`,
        ]
      : []),
  ];
  return Prisma.join(conditions, " AND ");
}

/** Letter by letter: % and _ are letters too. */
function has(name: Prisma.Sql, words: string): Prisma.Sql {
  return Prisma.sql`coalesce(instr(lower((${name})), lower(${words})), 0) > 0`;
}
