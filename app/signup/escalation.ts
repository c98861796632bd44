/** A sign-up that has waited for so many hours, weekends counted, waits too long: the admins are told once. */
export const escalateAfterHours = 24;

/** The instant before which whoever still waits has come too long ago. */
export function tooLongAgo(now: Date): Date {
  return new Date(now.getTime() - escalateAfterHours * 3_600_000);
}
