/** Made by hand one after another, too. */
const keptNewest = 3;
const keptDays = 7;
const keptWeeks = 4;
const keptMonths = 12;

const shape = /^cm360-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z\.db(\.age)?$/;

/** "cm360-2026-11-22T03-00-00Z.db", encrypted with ".age": in the order of time where it is in that of the alphabet. */
export function backupName(now: Date, isEncrypted = false): string {
  return `cm360-${now.toISOString().slice(0, 19).replaceAll(":", "-")}Z.db${isEncrypted ? ".age" : ""}`;
}

/** When the copy of this name was made; null where it is no copy's name. */
export function madeAt(name: string): Date | null {
  const [, day, hours, minutes, seconds] = shape.exec(name) ?? [];
  return day === undefined ? null : new Date(`${day}T${hours}:${minutes}:${seconds}Z`);
}

/** What lies beside a copy: what it holds, and the checksums of both. */
export function companionsOf(file: string) {
  return { manifest: `${file}.json`, checksums: `${file}.sha256` };
}

/** Of the file names in a folder those that are backups, newest first. */
export function backupsAmong(names: readonly string[]): string[] {
  return names
    .filter((name) => shape.test(name))
    .sort()
    .reverse();
}

/**
 * The backups that are kept no longer. The newest three stay, and the newest of each of the last seven days, four weeks
 * and twelve months.
 */
export function outdated(names: readonly string[]): string[] {
  const backups = backupsAmong(names);
  const kept = new Set([
    ...backups.slice(0, keptNewest),
    ...newestOfEach(backups, dayOf).slice(0, keptDays),
    ...newestOfEach(backups, weekOf).slice(0, keptWeeks),
    ...newestOfEach(backups, monthOf).slice(0, keptMonths),
  ]);
  return backups.filter((name) => !kept.has(name));
}

function newestOfEach(backups: readonly string[], periodOf: (name: string) => string): string[] {
  const newest = new Map<string, string>();
  for (const name of backups) {
    const period = periodOf(name);
    if (!newest.has(period)) newest.set(period, name);
  }
  return [...newest.values()];
}

function dayOf(name: string): string {
  return shape.exec(name)?.[1] ?? "";
}

/** Weeks begin on Monday: the first of 1970 was the fifth day of that year. */
function weekOf(name: string): string {
  const days = Date.parse(`${dayOf(name)}T00:00:00Z`) / 86_400_000;
  return String(Math.floor((days - 4) / 7));
}

function monthOf(name: string): string {
  return dayOf(name).slice(0, 7);
}
