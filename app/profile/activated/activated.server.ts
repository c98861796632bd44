import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { db, type Tx, transact } from "~/infra/db.server";
import type { Details } from "~/profile/activated/activated.schema";
import { type Change, type Conflict, differences } from "~/profile/activated/differences";

const personFields = { firstName: true, lastName: true, phone: true, jobTitle: true } as const;
const businessFields = { name: true, website: true } as const;

/** The people of a business who have an account, the owner first. */
export async function listPeople(customerId: string) {
  return db.user.findMany({
    where: { businessId: customerId, disabledAt: null },
    orderBy: [{ ownerSince: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }],
    select: { id: true, firstName: true, lastName: true, email: true, ownerSince: true },
  });
}

/** The details of a person and of the business, with their versions; null where the person is none of the business's. */
export async function getDetails(customerId: string, userId: string) {
  const person = await db.user.findFirst({
    where: { id: userId, businessId: customerId, disabledAt: null },
    select: { ...personFields, email: true, version: true, business: { select: { ...businessFields, version: true } } },
  });
  if (!person?.business) return null;
  const { business, ...own } = person;
  return { person: own, business };
}

/**
 * Saves what differs. Where somebody else saved since the editor opened the page, nothing is changed and the answer holds
 * both values of each field that would be overwritten; null where the person is none of the business's.
 */
export async function changeDetails(
  customerId: string,
  userId: string,
  details: Details,
  actor: Actor,
): Promise<"changed" | "unchanged" | Conflict | null> {
  return transact(async (tx) => {
    const stored = await readStored(tx, customerId, userId);
    if (!stored) return null;
    const person = differences(stored.person, typedPerson(details));
    const business = differences(stored.business, typedBusiness(details));
    const overwritten = [
      ...(stored.person.version === details.personVersion ? [] : person),
      ...(stored.business.version === details.businessVersion ? [] : business),
    ];
    if (overwritten.length > 0)
      return { overwritten, versions: { person: stored.person.version, business: stored.business.version } };

    if (person.length > 0) await changePerson(tx, customerId, userId, details, person, actor);
    if (business.length > 0) await changeBusiness(tx, customerId, details, business, actor);
    return person.length + business.length > 0 ? "changed" : "unchanged";
  });
}

async function readStored(tx: Tx, customerId: string, userId: string) {
  const person = await tx.user.findFirst({
    where: { id: userId, businessId: customerId, disabledAt: null },
    select: { ...personFields, version: true },
  });
  const business = await tx.business.findUnique({
    where: { id: customerId },
    select: { ...businessFields, version: true },
  });
  return person && business ? { person, business } : null;
}

const typedPerson = (details: Details) => ({
  firstName: details.firstName,
  lastName: details.lastName,
  phone: details.phone ?? null,
  jobTitle: details.jobTitle ?? null,
});

const typedBusiness = (details: Details) => ({ name: details.businessName, website: details.businessWebsite.url });

async function changePerson(
  tx: Tx,
  customerId: string,
  userId: string,
  details: Details,
  changes: Change[],
  actor: Actor,
): Promise<void> {
  await tx.user.updateMany({
    where: { id: userId, businessId: customerId },
    data: { ...typedPerson(details), version: { increment: 1 } },
  });
  await record(tx, {
    actor,
    businessId: customerId,
    action: "person.change",
    subjectType: "User",
    subjectId: userId,
    ...beforeAndAfter(changes),
  });
}

async function changeBusiness(
  tx: Tx,
  customerId: string,
  details: Details,
  changes: Change[],
  actor: Actor,
): Promise<void> {
  await tx.business.updateMany({
    where: { id: customerId },
    data: {
      name: details.businessName,
      website: details.businessWebsite.url,
      websiteDomain: details.businessWebsite.domain,
      version: { increment: 1 },
    },
  });
  await record(tx, {
    actor,
    businessId: customerId,
    action: "business.change",
    subjectType: "Business",
    subjectId: customerId,
    ...beforeAndAfter(changes),
  });
}

function beforeAndAfter(changes: Change[]) {
  return {
    before: Object.fromEntries(changes.map(({ field, stored }) => [field, stored])),
    after: Object.fromEntries(changes.map(({ field, typed }) => [field, typed])),
  };
}
