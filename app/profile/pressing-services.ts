import { byNextDue, nextDue, soonDays } from "~/profile/cost-reduction/due";
import type { ProfileFacts } from "~/profile/facts";
import { counted, type DatedTask } from "~/profile/waiting-task";
import { daysLeft } from "~/ui/day";

/** What must be decided on, or noticed, within 90 days: the first two, then how many more. */
export function pressingServices({ services, today, soonEnd }: ProfileFacts): DatedTask[] {
  const key = "cost-reduction:view" as const;
  const due = services
    .map((service) => ({ ...service, due: nextDue(service, today) }))
    .filter(
      ({ decision, due }) =>
        due &&
        due.date >= today &&
        due.date <= soonEnd &&
        (decision === "undecided" || (decision === "retire" && due.what === "notice")),
    )
    .sort(byNextDue(today));
  const named = due.slice(0, 2).map(({ id, name, decision, autoRenews, expirationDate, due }) => {
    const date = due?.date ?? today;
    const end = expirationDate && expirationDate !== date ? ` on ${expirationDate}` : "";
    return {
      key,
      by: date,
      text: decision === "retire" ? `give notice for ${name} by ${date}` : `decide on ${name} by ${date}`,
      why: `It ${autoRenews ? "renews by itself" : "expires"}${end}${autoRenews ? " unless notice is given" : ""}. ${capital(daysLeft(date, today))}.`,
      aside: daysLeft(date, today),
      path: `/profile/cost-reduction/${id}`,
      open: "Open the service",
    };
  });
  if (due.length <= 2) return named;
  const more = counted(due.length - 2, "more service", "more services");
  return [
    ...named,
    {
      key,
      text: `look at ${more}`,
      why: `due within ${soonDays} days`,
      path: "/profile/cost-reduction",
      open: "Open Cost Reduction",
    },
  ];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
