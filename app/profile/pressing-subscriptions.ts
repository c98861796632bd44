import type { ProfileFacts } from "~/profile/facts";
import { counted, type DatedTask } from "~/profile/waiting-task";
import { daysLeft } from "~/ui/day";

const named = 2;

/** Subscriptions that end within 90 days and that nothing follows, nor is asked to: the first two, then how many more. */
export function pressingSubscriptions({ terms, requests, today, soonEnd }: ProfileFacts): DatedTask[] {
  const key = "licensing:view" as const;
  const renewed = new Set(requests.map(({ sku, renewalDate }) => `${sku} ${renewalDate}`));
  const ending = terms
    .filter(({ sku, endDate, isFollowed }) => !isFollowed && endDate <= soonEnd && !renewed.has(`${sku} ${endDate}`))
    .sort((a, b) => (a.endDate < b.endDate ? -1 : 1));
  const tasks = ending.slice(0, named).map(
    ({ sku, name, endDate }): DatedTask => ({
      key,
      by: endDate,
      text: `plan what follows ${name}`,
      why: `It ends on ${endDate}, and nothing is requested to follow.`,
      aside: daysLeft(endDate, today),
      path: `/licensing/products/${sku}`,
      open: "Open the product",
    }),
  );
  const more = ending.length - named;
  if (more <= 0) return tasks;
  return [
    ...tasks,
    {
      key,
      text: `look at ${counted(more, "more subscription", "more subscriptions")} that end`,
      why: "within 90 days",
      path: "/licensing/calendar?kind=end",
      open: "Open the calendar",
    },
  ];
}
