import type { Actor } from "~/access/actor";
import type { TextKey } from "~/admin/texts";
import { nameOfAdmin, newestVersion } from "~/admin/texts.server";
import { record } from "~/audit/audit.server";
import { db, type Reads, type Tx, transact } from "~/infra/db.server";

/** What an admin is working on; nobody else sees it until it is published. Null: nothing. */
export async function getDraft(key: TextKey, from: Pick<Reads, "textDraft" | "user"> | Tx = db) {
  const draft = await from.textDraft.findUnique({ where: { key } });
  if (!draft) return null;
  const { body, startedFrom, updatedAt, authorId, version } = draft;
  return { body, startedFrom, version, at: updatedAt.toISOString(), by: await nameOfAdmin(authorId, from) };
}

export type Draft = NonNullable<Awaited<ReturnType<typeof getDraft>>>;

export interface Edited {
  body: string;
  /** The published version from which it began; 0: none. */
  startedFrom: number;
  /** The draft that stood in the form when it was opened; 0: none. */
  draft: number;
}

export type DraftSaving =
  | { state: "saved" | "unchanged" }
  /** Somebody else saved the draft since the form was opened. */
  | { state: "changed"; draft: Draft }
  | DraftGone;

/** The draft of the form was discarded since it was opened; `body` is what is shown. */
export interface DraftGone {
  state: "gone";
  body: string;
}

/** Keeps the text for later, unless another admin kept one, or discarded this one, since this form was opened. */
export function saveDraft(admin: Actor, key: TextKey, edited: Edited): Promise<DraftSaving> {
  return transact(async (tx) => {
    const draft = await getDraft(key, tx);
    if (draft?.body === edited.body) return { state: "unchanged" };
    if (draft && draft.version !== edited.draft) return { state: "changed", draft };
    const newest = await newestVersion(key, tx);
    if (!draft && newest?.body === edited.body) return { state: "unchanged" };
    if (!draft && edited.draft > 0) return { state: "gone", body: newest?.body ?? "" };

    await writeDraft(tx, admin, key, { body: edited.body, startedFrom: edited.startedFrom });
    await recordDraft(tx, admin, key, { before: draft?.body.length ?? 0, characters: edited.body.length });
    return { state: "saved" };
  });
}

/** Takes the draft away that stood on the page; false where another one stands there meanwhile. */
export function discardDraft(admin: Actor, key: TextKey, version: number): Promise<boolean> {
  return transact(async (tx) => {
    const draft = await getDraft(key, tx);
    if (!draft) return true;
    if (draft.version !== version) return false;
    await endDraft(tx, admin, key, draft);
    return true;
  });
}

/** Takes away a draft that is not published. */
export async function endDraft(tx: Tx, admin: Actor, key: TextKey, draft: Draft): Promise<void> {
  await tx.textDraft.delete({ where: { key } });
  await record(tx, {
    actor: admin,
    businessId: null,
    action: "text.discard",
    subjectType: "TextVersion",
    subjectId: key,
    before: { characters: draft.body.length, by: draft.by, startedFrom: draft.startedFrom },
  });
}

export type Restoring = { state: "restored" | "unchanged" | "no-such-version" } | { state: "changed"; draft: Draft };

/** An older version becomes the draft, to be read over and published; a draft that the page did not show is kept. */
export function restoreAsDraft(admin: Actor, key: TextKey, version: number, draftShown: number): Promise<Restoring> {
  return transact(async (tx) => {
    const older = await tx.textVersion.findUnique({ where: { key_version: { key, version } }, select: { body: true } });
    if (!older) return { state: "no-such-version" };
    const draft = await getDraft(key, tx);
    if (draft?.body === older.body) return { state: "unchanged" };
    if ((draft?.version ?? 0) !== draftShown && draft) return { state: "changed", draft };
    const newest = await newestVersion(key, tx);
    await writeDraft(tx, admin, key, { body: older.body, startedFrom: newest?.version ?? 0 });
    await recordDraft(tx, admin, key, {
      before: draft?.body.length ?? 0,
      characters: older.body.length,
      restored: version,
    });
    return { state: "restored" };
  });
}

async function writeDraft(
  tx: Tx,
  admin: Actor,
  key: TextKey,
  { body, startedFrom }: { body: string; startedFrom: number },
): Promise<void> {
  const by = { authorId: admin.userId, updatedAt: new Date() };
  // Numbered on past a draft that was discarded: a form that still shows that one must not meet its number again.
  const number = Date.now() % 2_000_000_000;
  await tx.textDraft.upsert({
    where: { key },
    create: { key, body, startedFrom, version: number, ...by },
    update: { body, startedFrom, version: { increment: 1 }, ...by },
    select: { key: true },
  });
}

function recordDraft(
  tx: Tx,
  admin: Actor,
  key: TextKey,
  { before, ...after }: { before: number; characters: number; restored?: number },
): Promise<void> {
  return record(tx, {
    actor: admin,
    businessId: null,
    action: "text.draft",
    subjectType: "TextVersion",
    subjectId: key,
    before: { characters: before },
    after,
  });
}
