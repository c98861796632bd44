/** The job that gives them: its runs are found by this name. */
export const remindersJob = "reminders";

/** When reminders are given, in UTC. Their days are calendar days in UTC, as all of the portal's are. */
export const remindersAt = "06:00";

/** How far the list of coming reminders looks. */
export const comingDays = 90;

/** How far the rehearsal plays. */
export const rehearsalMonths = 18;
