/** A customer that has had no health check for so many days is shown to the admins; one that never had any counts since it came. */
export const staleAfterDays = 100;
