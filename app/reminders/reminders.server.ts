import { randomUUID } from "node:crypto";
import { type CalendarDate, today as dayOf } from "~/infra/calendar";
import { db, type Reads, type Tx, transact } from "~/infra/db.server";
import { notify } from "~/notifications/notify.server";
import { readDirectory } from "./directory.server";
import type { ReminderItem } from "./items";
import { listItems } from "./items.server";
import { kindFacts, noticeKindOf } from "./kinds";
import { reminderLetter } from "./letters/reminder.letter";
import { due, type Rule } from "./plan";
import { type Directory, recipientsOf } from "./recipients";
import type { ReminderSettings } from "./reminder-settings";
import { getReminderSettings } from "./reminder-settings.server";
import { wordsOf } from "./words";

/** So many businesses at once: a transaction stays short, and others may write in between. */
const businessesAtOnce = 50;

interface Outcome {
  given: number;
  /** How many notices that made: one for each person. */
  told: number;
}

/**
 * Gives what is due today, in UTC, and was not given: what a stopped machine missed is made up for once. A reminder, its
 * notices and its mails are written together or not at all, so that two machines, or a crash, give nothing twice.
 */
export async function giveReminders(now: Date): Promise<Outcome> {
  const day = dayOf(now);
  const outcome: Outcome = { given: 0, told: 0 };
  const businessIds = await businessesWithDue(db, day);
  for (let from = 0; from < businessIds.length; from += businessesAtOnce) {
    const some = businessIds.slice(from, from + businessesAtOnce);
    const { given, told } = await transact((tx) => giveAt(tx, some, day, now));
    outcome.given += given;
    outcome.told += told;
  }
  return outcome;
}

export function ruleOf(settings: ReminderSettings) {
  return ({ kind }: Pick<ReminderItem, "kind">): Rule => ({
    counts: kindFacts(kind).counts,
    thresholds: settings.kinds[kind].thresholds,
  });
}

async function businessesWithDue(reads: Reads, day: CalendarDate): Promise<string[]> {
  const { settings } = await getReminderSettings(reads);
  const items = await listItems(reads, { settings, from: day, to: day });
  return [...new Set(due(items, ruleOf(settings), day).map(({ item }) => item.business.id))];
}

/** All is read anew inside the transaction: a date may have been moved meanwhile, or another machine been quicker. */
async function giveAt(tx: Tx, businessIds: string[], day: CalendarDate, now: Date): Promise<Outcome> {
  const { settings } = await getReminderSettings(tx);
  const items = await listItems(tx, { settings, from: day, to: day, businessIds });
  const reminders = due(items, ruleOf(settings), day).map((reminder) => ({ ...reminder, id: randomUUID() }));
  if (reminders.length === 0) return { given: 0, told: 0 };
  const directory = await readDirectory(
    tx,
    reminders.map(({ item }) => item),
  );
  // The table's unique key holds whatever this function gets wrong: with a second one nothing of this is written.
  await tx.reminder.createMany({
    data: reminders.map(({ id, item, threshold }) => ({
      ...{ id, kind: item.kind, itemId: item.id, date: item.date, threshold, customerId: item.business.id, at: now },
      recipients: recipientsOf(item, directory).reduce((sum, { people }) => sum + people.length, 0),
    })),
  });
  let told = 0;
  for (const { id, item } of reminders) told += await tell(tx, { id, item, day, sender: settings.sender }, directory);
  return { given: reminders.length, told };
}

interface Telling {
  id: string;
  item: ReminderItem;
  day: CalendarDate;
  sender: string;
}

async function tell(tx: Tx, { id, item, day, sender }: Telling, directory: Directory): Promise<number> {
  const { kind, date, business } = item;
  let told = 0;
  for (const { audience, people, underId } of recipientsOf(item, directory)) {
    const words = wordsOf(item, audience, day);
    const data = { ...words, kind, reminderId: id, date, businessName: business.name, sender };
    await notify(tx, {
      ...words,
      kind: noticeKindOf(kind),
      to: people,
      businessId: underId ?? business.id,
      reminderId: id,
      letter: { letter: reminderLetter, data },
      // The office hears of every customer's dates: one mail a day sums them up.
      mail: audience === "office" ? "in-digest" : "as-chosen",
    });
    told += people.length;
  }
  return told;
}
