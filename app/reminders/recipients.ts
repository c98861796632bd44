import type { ReminderItem } from "./items";
import { kindFacts } from "./kinds";
import type { Audience } from "./words";

export interface Person {
  userId: string;
  email: string;
  name: string;
  isOwner: boolean;
}

/** Who is there: only people who can log in. */
export interface Directory {
  admins: readonly Person[];
  /** Of the businesses that were asked about, and of their resellers. */
  people: ReadonlyMap<string, readonly Person[]>;
  /** Which reseller is at work for a customer; where none is, Secure Dynamics sells. */
  sellers: ReadonlyMap<string, string>;
  /** Who is responsible or accountable at a customer: the ids of users, by `responsibilityKey`. */
  responsible: ReadonlyMap<string, readonly string[]>;
  /** Who has acted on a request, by its id. */
  acted: ReadonlyMap<string, readonly string[]>;
  /** The people of partners and their businesses, by the address that was invited. */
  invited: ReadonlyMap<string, Person & { businessId: string }>;
}

export function responsibilityKey(customerId: string, templateKey: string): string {
  return `${customerId} ${templateKey}`;
}

export interface Group {
  audience: Audience;
  people: readonly Person[];
  /** The business under which they find the notice, where that is their own and not the item's. */
  underId?: string;
}

/** Who is told of it, each person once; only who may open the page that it leads to. */
export function recipientsOf(item: ReminderItem, directory: Directory): Group[] {
  return groupsOf(item, directory).filter(({ people }) => people.length > 0);
}

function groupsOf(item: ReminderItem, directory: Directory): Group[] {
  switch (item.kind) {
    case "service-end":
    case "last-safe-day":
    case "quote-validity":
      return [own(item, directory), seller(item, directory)];
    case "notice-date":
    case "legacy-expiry":
    case "accepted-risk":
      return [own(item, directory)];
    case "invitation-end":
      return inviters(item, directory);
    case "stale-health-check":
      return [{ audience: "office", people: directory.admins }];
  }
}

/** At the customer: whom it concerns; else who is responsible or accountable for it in the team; else the owners. */
function own(item: ReminderItem, directory: Directory): Group {
  const people = directory.people.get(item.business.id) ?? [];
  const responsible = kindFacts(item.kind).responsibilities.flatMap(
    (key) => directory.responsible.get(responsibilityKey(item.business.id, key)) ?? [],
  );
  const concerned = people.filter(({ userId }) => userId === item.personId);
  // The owner of a risk is alone with it; who requested a product is told beside those who look after orders.
  if (item.kind === "accepted-risk" && concerned.length > 0) return { audience: "own", people: concerned };
  const inTeam = people.filter(({ userId }) => responsible.includes(userId));
  const others = inTeam.length > 0 ? inTeam : people.filter(({ isOwner }) => isOwner);
  return { audience: "own", people: each(concerned, others) };
}

/** The reseller's owners and whoever acted on the request; the admins where Secure Dynamics sells. */
function seller(item: ReminderItem, directory: Directory): Group {
  const resellerId = directory.sellers.get(item.business.id);
  if (!resellerId) return { audience: "office", people: directory.admins };
  const acted = "requestId" in item ? (directory.acted.get(item.requestId) ?? []) : [];
  const people = directory.people.get(resellerId) ?? [];
  return { audience: "seller", people: people.filter(({ userId, isOwner }) => isOwner || acted.includes(userId)) };
}

/** Who invited and the owners there, and the person of a partner whose address was invited. */
function inviters(item: Extract<ReminderItem, { kind: "invitation-end" }>, directory: Directory): Group[] {
  const people = directory.people.get(item.business.id) ?? [];
  const owners = people.filter(({ isOwner }) => isOwner);
  // Only owners invite colleagues and may send such an invitation again.
  const inviter = item.invites === "colleague" ? [] : people.filter(({ userId }) => userId === item.personId);
  const admin = item.invites === "colleague" ? [] : directory.admins.filter(({ userId }) => userId === item.personId);
  const partner = item.invites === "colleague" ? undefined : directory.invited.get(item.email);
  return [
    { audience: "own", people: each(inviter, owners) },
    { audience: "office", people: admin },
    // The customer's pages are closed to it until it accepts.
    ...(partner ? [{ audience: "invited" as const, people: [partner], underId: partner.businessId }] : []),
  ];
}

function each(...lists: readonly (readonly Person[])[]): Person[] {
  return [...new Map(lists.flat().map((person) => [person.userId, person])).values()];
}
