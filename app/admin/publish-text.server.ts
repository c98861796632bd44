import type { Actor } from "~/access/actor";
import { type Draft, type DraftGone, type Edited, endDraft, getDraft } from "~/admin/text-drafts.server";
import type { TextKey } from "~/admin/texts";
import { newestVersion } from "~/admin/texts.server";
import { record } from "~/audit/audit.server";
import { transact } from "~/infra/db.server";
import { askToTell } from "~/signup/agreement-notices.server";

export type Publishing =
  | { state: "published" | "unchanged"; version: number }
  /** Another version was published since the text was begun. */
  | { state: "newer"; version: number; body: string; draft: number }
  /** Somebody else saved the draft since the form was opened. */
  | { state: "changed"; draft: Draft }
  | DraftGone;

/**
 * Makes the text the newest version, which is shown from now on, and ends the draft: if what the admin started from is
 * still the newest. With `tell`, everyone of a customer or partner finds a notice of the new terms in the inbox.
 */
export function publishText(
  admin: Actor,
  key: TextKey,
  { body, startedFrom, draft: shown, tell }: Edited & { tell: boolean },
): Promise<Publishing> {
  return transact(async (tx) => {
    const [newest, draft] = [await newestVersion(key, tx), await getDraft(key, tx)];
    if (newest?.body === body && (!draft || draft.body === body)) {
      if (draft) await endDraft(tx, admin, key, draft);
      return { state: "unchanged", version: newest.version };
    }
    if (draft && draft.version !== shown && draft.body !== body) return { state: "changed", draft };
    if (newest && newest.version !== startedFrom)
      return { state: "newer", version: newest.version, body: newest.body, draft: draft?.version ?? 0 };
    if (!draft && shown > 0) return { state: "gone", body: newest?.body ?? "" };

    const version = (newest?.version ?? 0) + 1;
    await tx.textVersion.create({ data: { key, version, body, authorId: admin.userId } });
    await tx.textDraft.deleteMany({ where: { key } });
    const tells = tell && key !== "training" && version > 1;
    if (tells) await askToTell(tx, key, version);
    await record(tx, {
      actor: admin,
      businessId: null,
      action: "text.publish",
      subjectType: "TextVersion",
      subjectId: key,
      before: { version: newest?.version ?? 0, characters: newest?.body.length ?? 0 },
      after: { version, characters: body.length, told: tells },
    });
    return { state: "published", version };
  });
}
