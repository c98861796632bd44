import type { Actor } from "~/access/actor";
import { type TextKey, texts } from "~/admin/texts";
import { record } from "~/audit/audit.server";
import { db, transact } from "~/infra/db.server";

/** The newest version of a text; null before the first one is written. */
export async function latestText(key: TextKey) {
  return db.textVersion.findFirst({
    where: { key },
    orderBy: { version: "desc" },
    select: { version: true, body: true, createdAt: true },
  });
}

/** An older version as it was; null where there is none of that number. */
export async function getTextVersion(key: TextKey, version: number) {
  if (!Number.isSafeInteger(version)) return null;
  return db.textVersion.findUnique({
    where: { key_version: { key, version } },
    select: { version: true, body: true, createdAt: true },
  });
}

/** Each text with its newest version, in the order of the list. */
export async function listTexts() {
  const newest = await Promise.all(keys.map((key) => listVersions(key, 1)));
  return keys.map((key, index) => ({ key, newest: newest[index]?.[0] ?? null }));
}

/** Newest first, with who wrote it; "The portal" for the text it came with. */
export async function listVersions(key: TextKey, atMost = 200) {
  const versions = await db.textVersion.findMany({
    where: { key },
    orderBy: { version: "desc" },
    take: atMost,
    select: { version: true, createdAt: true, authorId: true },
  });
  const authors = await db.user.findMany({
    where: { id: { in: versions.flatMap(({ authorId }) => authorId ?? []) } },
    select: { id: true, firstName: true, lastName: true },
  });
  const names = new Map(authors.map((user) => [user.id, `${user.firstName} ${user.lastName}`]));
  return versions.map(({ version, createdAt, authorId }) => ({
    version,
    at: createdAt.toISOString(),
    by: authorId ? (names.get(authorId) ?? "A former admin") : "The portal",
  }));
}

export type Saving =
  | { state: "saved"; version: number }
  | { state: "unchanged"; version: number }
  /** Somebody else saved since the form was opened. */
  | { state: "newer"; version: number; body: string };

/** Writes a new version, if the newest is still the one the admin started from (0: none). */
export async function saveText(
  admin: Actor,
  key: TextKey,
  { startedFrom, body }: { startedFrom: number; body: string },
): Promise<Saving> {
  return transact(async (tx) => {
    const newest = await tx.textVersion.findFirst({
      where: { key },
      orderBy: { version: "desc" },
      select: { version: true, body: true },
    });
    if (newest?.body === body) return { state: "unchanged", version: newest.version };
    if (newest && newest.version !== startedFrom) return { state: "newer", ...newest };

    const version = (newest?.version ?? 0) + 1;
    await tx.textVersion.create({ data: { key, version, body, authorId: admin.userId } });
    await record(tx, {
      actor: admin,
      businessId: null,
      action: "text.save",
      subjectType: "TextVersion",
      subjectId: key,
      before: { version: newest?.version ?? 0, characters: newest?.body.length ?? 0 },
      after: { version, characters: body.length },
    });
    return { state: "saved", version };
  });
}

const keys = Object.keys(texts) as TextKey[];
