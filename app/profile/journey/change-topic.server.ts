import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { type Tx, transact } from "~/infra/db.server";
import type { TopicEdit } from "./topic.schema";
import { type Content, type EditableTopic, isSame, keysInUse, readTopic } from "./topics.server";

/** `current` is what another admin saved meanwhile: nothing was changed. */
export type TopicOutcome =
  | { outcome: "saved" | "unchanged"; key: string }
  | { outcome: "unknown" | "unknown-stage" | "name-taken" }
  | { outcome: "changed"; current: EditableTopic };

/** Adds a topic at its place within the stage; adding the very same again changes nothing. */
export async function addTopic(typed: TopicEdit, actor: Actor): Promise<TopicOutcome> {
  return transact(async (tx) => {
    const edit = await inPlace(tx, null, typed);
    if (!(await stageExists(tx, edit.stageKey))) return { outcome: "unknown-stage" };
    const namesake = await findNamesake(tx, edit.name, null);
    const twin = namesake && (await readTopic(tx, namesake));
    if (twin && isSame(twin, { ...edit, place: twin.place })) return { outcome: "unchanged", key: twin.key };
    if (twin) return { outcome: "name-taken" };

    const key = await freeKey(tx, edit.name);
    const { stageKey, name, description, anchors } = edit;
    await tx.journeyTopic.create({
      data: { key, stageKey, name, description, anchors, relatedProducts: [], relatedAreas: [], position: 0 },
      select: { key: true },
    });
    await putInPlace(tx, stageKey, key, edit.place);
    await recordTopic(tx, actor, "journey-topic.add", key, { after: inWords(edit) });
    return { outcome: "saved", key };
  });
}

/** Changes what a topic says and where it stands; its scores stay with it. */
export async function editTopic(key: string, typed: TopicEdit, actor: Actor): Promise<TopicOutcome> {
  return transact(async (tx) => {
    const current = await readTopic(tx, key);
    if (!current) return { outcome: "unknown" };
    if (!(await stageExists(tx, typed.stageKey))) return { outcome: "unknown-stage" };
    const edit = await inPlace(tx, key, typed);
    if (isSame(current, edit)) return { outcome: "unchanged", key };
    if (current.version !== edit.version) return { outcome: "changed", current };
    if (await findNamesake(tx, edit.name, key)) return { outcome: "name-taken" };

    const { stageKey, name, description, anchors } = edit;
    await tx.journeyTopic.update({
      where: { key },
      data: { stageKey, name, description, anchors },
      select: { key: true },
    });
    if (!current.retiredAt) await putInPlace(tx, stageKey, key, edit.place);
    await recordTopic(tx, actor, "journey-topic.edit", key, { before: inWords(current), after: inWords(edit) });
    return { outcome: "saved", key };
  });
}

/** Takes a topic out of every customer's list, or puts it back at the end of its stage; its history stays in any case. */
export async function retireTopic(
  key: string,
  { isRetired, version }: { isRetired: boolean; version: string },
  actor: Actor,
  now = new Date(),
): Promise<TopicOutcome> {
  return transact(async (tx) => {
    const current = await readTopic(tx, key);
    if (!current) return { outcome: "unknown" };
    if ((current.retiredAt !== null) === isRetired) return { outcome: "unchanged", key };
    if (current.version !== version) return { outcome: "changed", current };
    await tx.journeyTopic.update({
      where: { key },
      data: { retiredAt: isRetired ? now : null },
      select: { key: true },
    });
    if (!isRetired) await putInPlace(tx, current.stageKey, key, Number.POSITIVE_INFINITY);
    const action = isRetired ? "journey-topic.retire" : "journey-topic.bring-back";
    await recordTopic(tx, actor, action, key, { after: { name: current.name } });
    return { outcome: "saved", key };
  });
}

async function stageExists(tx: Tx, key: string): Promise<boolean> {
  return (await tx.journeyStage.count({ where: { key } })) > 0;
}

/** A place behind the last is the last. */
async function inPlace(tx: Tx, key: string | null, edit: TopicEdit): Promise<TopicEdit> {
  const others = (await keysInUse(tx, edit.stageKey)).filter((other) => other !== key);
  return { ...edit, place: Math.min(edit.place, others.length + 1) };
}

/** Numbers the stage anew, with this topic at its place. */
async function putInPlace(tx: Tx, stageKey: string, key: string, place: number): Promise<void> {
  const others = (await keysInUse(tx, stageKey)).filter((other) => other !== key);
  const order = others.toSpliced(Math.min(place - 1, others.length), 0, key);
  for (const [position, topicKey] of order.entries())
    await tx.journeyTopic.updateMany({
      where: { key: topicKey, position: { not: position } },
      data: { position },
    });
}

/** The key of another topic, retired or not, that bears this name. */
async function findNamesake(tx: Tx, name: string, except: string | null): Promise<string | null> {
  const topics = await tx.journeyTopic.findMany({ select: { key: true, name: true } });
  const same = (other: string) => other.toLowerCase() === name.toLowerCase();
  return topics.find((topic) => topic.key !== except && same(topic.name))?.key ?? null;
}

/** The name as it stands in an address, with a number behind it where that is taken; "new" is the form's own address. */
async function freeKey(tx: Tx, name: string): Promise<string> {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
  const taken = new Set((await tx.journeyTopic.findMany({ select: { key: true } })).map(({ key }) => key)).add("new");
  const base = plain || "topic";
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(key)) return key;
  }
}

function inWords({ stageKey, name, description, anchors, place }: Content) {
  return { name, stage: stageKey, order: place, description, steps: anchors };
}

async function recordTopic(
  tx: Tx,
  actor: Actor,
  action: string,
  key: string,
  values: Pick<Parameters<typeof record>[1], "before" | "after">,
): Promise<void> {
  await record(tx, { actor, businessId: null, action, subjectType: "JourneyTopic", subjectId: key, ...values });
}
