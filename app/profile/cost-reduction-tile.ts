import { byNextDue, nextDue, soonDays } from "~/profile/cost-reduction/due";
import type { ProfileFacts, ServiceFacts } from "~/profile/facts";
import type { SectionFacts, Tile } from "~/profile/section-facts";

export function costReductionTile({ services, today, soonEnd }: ProfileFacts): Tile {
  const title = "Cost Reduction";
  if (services.length === 0)
    return {
      title,
      figure: "None",
      base: "services listed",
      next: { lead: "Missing", text: "the services in use, and when they expire." },
    };
  const ordered = [...services].sort(byNextDue(today));
  const soon = ordered.filter((service) => isBetween(nextDue(service, today)?.date, today, soonEnd));
  const undecided = ordered.filter(({ decision }) => decision === "undecided");
  const pressing = soon.filter(({ decision }) => decision === "undecided");
  return {
    title,
    ...(undecided.length > 0
      ? { badge: { tone: pressing.length > 0 ? "fail" : "warning", text: `${undecided.length} undecided` } }
      : { badge: { tone: "pass", text: "All decided" } }),
    figure: String(soon.length),
    base: `of ${services.length} due within ${soonDays} days`,
    drawing: {
      kind: "squares",
      of: ordered.slice(0, 8).map((service) => squareTones[pressing.includes(service) ? "pressing" : service.decision]),
    },
    next: servicesNext(soon, services, today),
  };
}

const squareTones = { pressing: "fail", undecided: "warning", retire: "pass", keep: "neutral" } as const;

const isBetween = (date: string | undefined, from: string, to: string) =>
  date !== undefined && date >= from && date <= to;

function servicesNext(soon: ServiceFacts[], services: ServiceFacts[], today: string): SectionFacts["next"] {
  const first =
    soon.find(({ decision }) => decision === "undecided") ?? soon.find(({ decision }) => decision === "retire");
  const due = first && nextDue(first, today);
  if (first && due)
    return {
      lead: "Next",
      text:
        due.what === "notice" ? `notice for ${first.name} by ${due.date}.` : `${first.name} expires on ${due.date}.`,
    };
  const dateless = services.filter(({ expirationDate }) => expirationDate === null);
  if (dateless[0])
    return {
      lead: "Missing",
      text: `the Expiration Date of ${dateless.length === 1 ? dateless[0].name : `${dateless.length} services`}.`,
    };
  const undecided = services.filter(({ decision }) => decision === "undecided").length;
  return undecided > 0
    ? { lead: "Next", text: `decide on ${undecided === 1 ? "1 service" : `${undecided} services`}.` }
    : null;
}
