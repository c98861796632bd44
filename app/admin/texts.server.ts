import { type TextKey, texts } from "~/admin/texts";
import { db, type Reads, type Tx } from "~/infra/db.server";

/** The newest version of a text; null before the first one is written. */
export async function newestVersion(key: TextKey, from: Pick<Reads, "textVersion"> | Tx = db) {
  return from.textVersion.findFirst({
    where: { key },
    orderBy: { version: "desc" },
    select: { version: true, body: true, createdAt: true },
  });
}

/** A version as it was, with the one before it; null where there is none of that number. */
export async function getTextVersion(key: TextKey, version: number) {
  const found = await db.textVersion.findUnique({ where: { key_version: { key, version } } });
  if (!found) return null;
  return { version, body: found.body, at: found.createdAt.toISOString(), by: await nameOfAdmin(found.authorId) };
}

/** How many people agreed to this very version when they signed up, and have an account. */
export async function countAgreed(key: TextKey, version: number): Promise<number> {
  if (key === "training") return 0;
  const column = key === "privacy" ? "privacyVersion" : "termsVersion";
  return db.signupRequest.count({ where: { [column]: version, userId: { not: null } } });
}

/** Each text with its newest version and its draft, in the order of the list. */
export async function listTexts() {
  return Promise.all(
    keys.map(async (key) => {
      const [[newest], draft] = await Promise.all([
        listVersions(key, 1),
        db.textDraft.findUnique({ where: { key }, select: { updatedAt: true, authorId: true } }),
      ]);
      return {
        key,
        newest: newest ?? null,
        draft: draft && { at: draft.updatedAt.toISOString(), by: await nameOfAdmin(draft.authorId) },
      };
    }),
  );
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
    by: authorId ? (names.get(authorId) ?? formerAdmin) : "The portal",
  }));
}

export async function nameOfAdmin(id: string | null, from: Pick<Reads, "user"> | Tx = db): Promise<string> {
  if (!id) return "The portal";
  const admin = await from.user.findUnique({ where: { id }, select: { firstName: true, lastName: true } });
  return admin ? `${admin.firstName} ${admin.lastName}` : formerAdmin;
}

const formerAdmin = "A former admin";

const keys = Object.keys(texts) as TextKey[];
