import { db, type Tx, transact } from "~/infra/db.server";
import { type Files, hashOf, readFiles, type SetName } from "./files.server";
import {
  insertAreas,
  insertEmailDomains,
  insertProducts,
  insertTexts,
  insertUpgradeRules,
} from "./insert-catalogue.server";
import { insertJourney, insertObjectives, insertServices, insertTeam } from "./insert-profile.server";

/**
 * Loads the reference data of this folder. What exists is never touched: admins may have edited it. A set that is
 * unchanged since it was loaded is not looked at again, so what admins removed stays away.
 */
export async function seedReferenceData(): Promise<void> {
  const files = await readFiles();
  const hashes = Object.fromEntries(setNames.map((name) => [name, hashOf(files[name])]));
  if (changedSets(await db.setting.findUnique({ where: loadedSets }), hashes).length === 0) return;

  await transact(async (tx) => {
    // Asked again inside: another machine may just have loaded them.
    const changed = changedSets(await tx.setting.findUnique({ where: loadedSets }), hashes);
    for (const name of changed) await insert[name](tx, files);
    await tx.setting.upsert({
      where: loadedSets,
      create: { ...loadedSets, value: hashes },
      update: { value: hashes, updatedAt: new Date() },
    });
  });
}

/** In the order in which one needs another. */
const insert: Record<SetName, (tx: Tx, files: Files) => Promise<void>> = {
  products: (tx, files) => insertProducts(tx, files.products),
  areas: (tx, files) => insertAreas(tx, files.areas),
  upgradeRules: (tx, files) => insertUpgradeRules(tx, files.upgradeRules),
  journey: (tx, files) => insertJourney(tx, files.journey),
  objectives: (tx, files) => insertObjectives(tx, files.objectives),
  services: (tx, files) => insertServices(tx, files.services),
  team: (tx, files) => insertTeam(tx, files.team),
  emailDomains: (tx, files) => insertEmailDomains(tx, files.emailDomains),
  texts: (tx, files) => insertTexts(tx, files.texts),
};

const setNames = Object.keys(insert) as SetName[];
const loadedSets = { key: "seed" };

function changedSets(loaded: { value: unknown } | null, hashes: Record<string, string>): SetName[] {
  const known = (loaded?.value ?? {}) as Record<string, string>;
  return setNames.filter((name) => known[name] !== hashes[name]);
}
