const keptDays = 7;
const keptWeeks = 4;

const shape = /^cm360-(\d{4}-\d{2}-\d{2})T\d{2}-\d{2}-\d{2}Z\.db$/;

/** "cm360-2026-11-22T03-00-00Z.db": in the order of time where it is in that of the alphabet. */
export function backupName(now: Date): string {
  return `cm360-${now.toISOString().slice(0, 19).replaceAll(":", "-")}Z.db`;
}

/** Of the file names in a folder those that are backups, newest first. */
export function backupsAmong(names: readonly string[]): string[] {
  return names
    .filter((name) => shape.test(name))
    .sort()
    .reverse();
}

/** The backups that are kept no longer: the newest of each of the last seven days and four weeks stay. */
export function outdated(names: readonly string[]): string[] {
  const backups = backupsAmong(names);
  const daily = newestOfEach(backups, dayOf).slice(0, keptDays);
  const weekly = newestOfEach(backups, weekOf).slice(0, keptWeeks);
  const kept = new Set([...daily, ...weekly]);
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
