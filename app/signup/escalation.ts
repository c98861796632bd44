/** The instant before which whoever still waits has come too long ago: so many hours, weekends counted. */
export function tooLongAgo(now: Date, hours: number): Date {
  return new Date(now.getTime() - hours * 3_600_000);
}
