import { db, type Tx, transact } from "~/infra/db.server";
import { notify } from "~/notifications/notify.server";
import type { Agreement } from "~/signup/agreements.server";

/** Notes that everybody shall find a notice of this version; a job writes them, so that publishing stays quick. */
export async function askToTell(tx: Tx, key: Agreement, version: number): Promise<void> {
  await tx.setting.upsert({
    where: { key: settingOf(key) },
    create: { key: settingOf(key), value: version },
    update: { value: version, updatedAt: new Date() },
    select: { key: true },
  });
}

/**
 * Leaves everyone of a customer or a partner, whose account is older than the version, a notice that there are new terms
 * to read: once each, in short transactions, and takes up where it was cut off. Says how many were told.
 */
export async function tellOfAgreements(): Promise<number> {
  let told = 0;
  for (const key of ["privacy", "terms"] as const) {
    const asked = await db.setting.findUnique({ where: { key: settingOf(key) }, select: { value: true } });
    if (typeof asked?.value !== "number") continue;
    for (let now = atOnce; now === atOnce; told += now) now = await tellSome(key, asked.value);
  }
  return told;
}

/** How many people a version that is published now would be told to. */
export function countToTell(): Promise<number> {
  return db.user.count({ where: toldPeople });
}

const toldPeople = { businessId: { not: null }, disabledAt: null };
const atOnce = 100;

function tellSome(key: Agreement, version: number): Promise<number> {
  return transact(async (tx) => {
    const path = `${pathOf[key]}?version=${version}`;
    const published = await tx.textVersion.findUnique({
      where: { key_version: { key, version } },
      select: { createdAt: true },
    });
    const people = published
      ? await tx.user.findMany({
          where: {
            ...toldPeople,
            createdAt: { lt: published.createdAt },
            notifications: { none: { kind: "texts", path } },
          },
          orderBy: { id: "asc" },
          take: atOnce,
          select: { id: true, email: true },
        })
      : [];
    await notify(tx, {
      kind: "texts",
      to: people.map(({ id, email }) => ({ userId: id, email })),
      title: `${titleOf[key]}: there is a new version`,
      text: `Version ${version} is in force now. Nothing is asked of you but to read it.`,
      path,
    });
    if (people.length < atOnce) await endTelling(tx, key, version);
    return people.length;
  });
}

/** Unless a still newer version was published meanwhile. */
async function endTelling(tx: Tx, key: Agreement, version: number): Promise<void> {
  const where = { key: settingOf(key) };
  const asked = await tx.setting.findUnique({ where, select: { value: true } });
  if (asked?.value === version) await tx.setting.delete({ where, select: { key: true } });
}

const settingOf = (key: Agreement) => `tell-of-${key}`;
const pathOf: Record<Agreement, string> = { privacy: "/privacy", terms: "/terms" };
const titleOf: Record<Agreement, string> = { privacy: "Privacy Policy", terms: "Terms and Conditions" };
