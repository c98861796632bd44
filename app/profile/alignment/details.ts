import type { MetricDirection, ObjectivePriority, ObjectiveStatus } from "~/infra/prisma/enums";
import { directions, labelOf, type Terms } from "~/profile/alignment/terms";

/** More steps than this are a plan of their own. */
export const initiativeLimit = 12;

/** All that an editor decides about an objective. */
export interface ObjectiveDetails {
  title: string;
  description: string;
  category: string;
  priority: ObjectivePriority;
  status: ObjectiveStatus;
  sponsor: string;
  ownerId: string | null;
  startDate: string | null;
  targetDate: string | null;
  metricName: string;
  metricUnit: string;
  metricDirection: MetricDirection;
  baseline: number | null;
  target: number | null;
  current: number | null;
  measuredOn: string | null;
  productSkus: string[];
  topicKeys: string[];
  serviceIds: string[];
  initiatives: { id: string | null; title: string; ownerId: string | null; dueDate: string | null; done: boolean }[];
  cm360Comment: string;
}

/** What a form may point at; each list holds what the objective points at already, even where it is gone since. */
export interface Choices {
  members: { id: string; name: string; gone: boolean }[];
  products: { id: string; name: string; group: string }[];
  topics: { id: string; name: string; group: string }[];
  services: { id: string; name: string; group: string }[];
}

/** The fields of an objective in the words of the screen, in the order of the form. */
export const fieldLabels = {
  title: "Title",
  description: "Why It Matters",
  category: "Category",
  priority: "Priority",
  status: "Status",
  sponsor: "Sponsor",
  ownerId: "Owner",
  startDate: "Start Date",
  targetDate: "Target Date",
  metricName: "Success Metric",
  metricUnit: "Unit",
  metricDirection: "Direction",
  baseline: "From",
  target: "To",
  current: "Now",
  measuredOn: "Measured On",
  productSkus: "Products",
  topicKeys: "Journey topics",
  serviceIds: "Services in use",
  initiatives: "Initiatives",
  cm360Comment: "CM360 Comment",
} satisfies Record<keyof ObjectiveDetails, string>;

export type ObjectiveField = keyof typeof fieldLabels;

/** A field whose stored value is not what was typed, both in words; "" is nothing. */
export interface Change {
  field: ObjectiveField;
  stored: string;
  typed: string;
}

/** Somebody else saved meanwhile: what would be overwritten, and the version that holds now. */
export interface Conflict {
  overwritten: Change[];
  version: number;
}

/** Compared by what is meant, such as a member's id; told in words, such as the member's name. */
export function differences(
  stored: ObjectiveDetails,
  typed: ObjectiveDetails,
  choices: Choices,
  terms: Terms,
): Change[] {
  return (Object.keys(fieldLabels) as ObjectiveField[])
    .filter((field) => meaningOf(stored, field) !== meaningOf(typed, field))
    .map((field) => ({
      field,
      stored: wordsOf(stored, field, choices, terms),
      typed: wordsOf(typed, field, choices, terms),
    }));
}

function meaningOf(details: ObjectiveDetails, field: ObjectiveField): string {
  if (field === "initiatives")
    return JSON.stringify(
      details.initiatives.map(({ title, ownerId, dueDate, done }) => [title, ownerId, dueDate, done]),
    );
  const value = details[field];
  return JSON.stringify(Array.isArray(value) ? [...value].sort() : value);
}

function wordsOf(details: ObjectiveDetails, field: ObjectiveField, choices: Choices, terms: Terms): string {
  const named = (list: readonly { id: string; name: string }[], ids: readonly string[]) =>
    ids.map((id) => nameIn(list, id)).join(", ");
  const words: Partial<Record<ObjectiveField, string>> = {
    priority: labelOf(terms.priorities, details.priority),
    status: labelOf(terms.statuses, details.status),
    metricDirection: labelOf(directions, details.metricDirection),
    ownerId: named(choices.members, details.ownerId ? [details.ownerId] : []),
    productSkus: named(choices.products, details.productSkus),
    topicKeys: named(choices.topics, details.topicKeys),
    serviceIds: named(choices.services, details.serviceIds),
    initiatives: details.initiatives.map((row) => initiativeInWords(row, choices)).join("; "),
  };
  return words[field] ?? String(details[field] ?? "");
}

function initiativeInWords(
  { title, ownerId, dueDate, done }: ObjectiveDetails["initiatives"][number],
  choices: Choices,
) {
  const aside = [ownerId && nameIn(choices.members, ownerId), dueDate && `until ${dueDate}`, done && "done"];
  const said = aside.filter(Boolean).join(", ");
  return said ? `${title} (${said})` : title;
}

function nameIn(list: readonly { id: string; name: string }[], id: string): string {
  return list.find((entry) => entry.id === id)?.name ?? id;
}
