/** A calendar date, which no time zone touches. */
export function Day({ date }: { date: string }) {
  return (
    <time dateTime={date} className="nowrap">
      {date}
    </time>
  );
}

/** How far a calendar date is from `today`: "17 days left", "1 day left", "today", "3 days ago". Beside the date, never instead of it. */
export function daysLeft(date: string, today: string) {
  const days = daysBetween(today, date);
  if (days === 0) return "today";
  const count = Math.abs(days) === 1 ? "1 day" : `${Math.abs(days).toLocaleString("en-GB")} days`;
  return days > 0 ? `${count} left` : `${count} ago`;
}

/** Calendar days from one date to another, without the library of dates that the browser need not load. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
