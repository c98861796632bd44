import type { SubmissionResult } from "@conform-to/react";
import { differenceOf } from "~/admin/text-difference";
import { type Draft, type DraftGone, getDraft } from "~/admin/text-drafts.server";
import { isAgreement, type TextKey, texts } from "~/admin/texts";
import { getTextVersion, listVersions, newestVersion } from "~/admin/texts.server";
import { countToTell } from "~/signup/agreement-notices.server";

/** What the page that edits a text shows: the draft, if there is one, or the newest version. */
export async function textPage(key: TextKey) {
  const [newest, draft, history, readers] = await Promise.all([
    ...([newestVersion(key), getDraft(key), listVersions(key)] as const),
    isAgreement(key) ? countToTell() : 0,
  ]);
  const began = draft && draft.startedFrom > 0 ? await getTextVersion(key, draft.startedFrom) : null;
  return {
    textKey: key,
    ...texts[key],
    isAgreement: isAgreement(key),
    /** How many people a notice of a new version would reach. */
    readers,
    version: newest?.version ?? 0,
    body: draft?.body ?? newest?.body ?? "",
    draft: draft && {
      ...{ version: draft.version, startedFrom: draft.startedFrom, by: draft.by, at: draft.at },
      difference: differenceOf(newest?.body ?? "", draft.body),
      /** What was published since the draft began. */
      missed:
        newest && newest.version !== draft.startedFrom
          ? { version: newest.version, difference: differenceOf(began?.body ?? "", newest.body) }
          : null,
    },
    history,
  };
}

/** What the second of two editors sees: the other's text, and how it differs from their own. */
export interface TextConflict {
  title: string;
  by: string | null;
  /** What stands in the form from now on: whoever has seen the other text may go on over it. */
  draft: number;
  startedFrom: number | null;
  body: string;
  difference: ReturnType<typeof differenceOf>;
}

export function draftConflict(result: SubmissionResult, draft: Draft, typed: string) {
  const conflict: TextConflict = {
    title: `${draft.by} saved the draft while you were editing.`,
    by: draft.by,
    draft: draft.version,
    startedFrom: null,
    body: draft.body,
    difference: differenceOf(draft.body, typed),
  };
  return { result, conflict };
}

/** Whoever has seen that the draft is gone may write a new one. */
export function draftGone(result: SubmissionResult, { body }: DraftGone, typed: string) {
  const conflict: TextConflict = {
    title: "The draft was discarded while you were editing.",
    by: null,
    draft: 0,
    startedFrom: null,
    body,
    difference: differenceOf(body, typed),
  };
  return { result, conflict };
}

interface Newer {
  version: number;
  body: string;
  /** The draft that stands by now; 0: none. */
  draft: number;
}

export function versionConflict(result: SubmissionResult, newer: Newer, typed: string) {
  const conflict: TextConflict = {
    title: `Version ${newer.version} was published since this text was begun.`,
    by: null,
    draft: newer.draft,
    startedFrom: newer.version,
    body: newer.body,
    difference: differenceOf(newer.body, typed),
  };
  return { result, conflict };
}
