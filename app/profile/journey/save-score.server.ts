import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { type Tx, transact } from "~/infra/db.server";
import type { ScoreEdit } from "./score.schema";
import { type Side, sideWords } from "./scores";
import { scoreWords } from "./words";

/** What the other editor of the same side saved meanwhile. */
export interface SavedScore {
  score: number | null;
  notApplicableReason: string | null;
  note: string;
  updatedByName: string;
  version: number;
}

/**
 * Says for one side what a topic of this customer is worth, and keeps it in the history. What is the same changes nothing.
 * Where somebody of the same side saved since the editor opened the page, nothing is changed and theirs is the answer.
 */
export async function saveScore(
  customerId: string,
  topicKey: string,
  side: Side,
  edit: ScoreEdit,
  actor: Pick<Actor, "userId" | "name">,
  now = new Date(),
): Promise<"saved" | "unchanged" | "unknown" | "retired" | SavedScore> {
  return transact(async (tx) => {
    const topic = await tx.journeyTopic.findUnique({
      where: { key: topicKey },
      select: { key: true, name: true, retiredAt: true },
    });
    if (!topic) return "unknown";
    if (topic.retiredAt) return "retired";

    const stored = await tx.journeyScore.findUnique({
      where: { customerId_topicKey_side: { customerId, topicKey, side } },
      select: { score: true, notApplicableReason: true, note: true, updatedByName: true, version: true },
    });
    if (isSame(stored, edit)) return "unchanged";
    if (stored && stored.version !== edit.version) return stored;

    await write(tx, { customerId, topicKey, side }, edit, actor, now);
    await record(tx, {
      actor,
      businessId: customerId,
      action: "journey.score",
      subjectType: "JourneyTopic",
      subjectId: topicKey,
      before: stored ? inWords(topic.name, side, stored) : inWords(topic.name, side, nothing),
      after: inWords(topic.name, side, edit),
    });
    return "saved";
  });
}

interface Said {
  score: number | null;
  notApplicableReason: string | null;
  note: string;
}

const nothing: Said = { score: null, notApplicableReason: null, note: "" };

function isSame(stored: Said | null, edit: Said): boolean {
  const { score, notApplicableReason, note } = stored ?? nothing;
  return score === edit.score && notApplicableReason === edit.notApplicableReason && note === edit.note;
}

async function write(
  tx: Tx,
  place: { customerId: string; topicKey: string; side: Side },
  { score, notApplicableReason, note }: ScoreEdit,
  actor: Pick<Actor, "userId" | "name">,
  now: Date,
): Promise<void> {
  const said = { score, notApplicableReason, note };
  const by = { updatedAt: now, updatedById: actor.userId, updatedByName: actor.name };
  await tx.journeyScore.upsert({
    where: { customerId_topicKey_side: place },
    create: { ...place, ...said, ...by },
    update: { ...said, ...by, version: { increment: 1 } },
    select: { version: true },
  });
  await tx.journeyScoreChange.create({
    data: { ...place, ...said, at: now, byId: actor.userId, byName: actor.name },
    select: { id: true },
  });
}

function inWords(topic: string, side: Side, { score, notApplicableReason, note }: Said) {
  const { score: label, note: noteLabel } = sideWords[side];
  return {
    topic,
    side: label,
    value: scoreWords({ score, notApplicableReason }),
    ...(notApplicableReason ? { reason: notApplicableReason } : {}),
    ...(note ? { [noteLabel]: note } : {}),
  };
}
