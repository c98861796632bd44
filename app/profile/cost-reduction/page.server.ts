import { today } from "~/infra/calendar";
import { listReasons, listServiceKinds } from "~/profile/cost-reduction/cost-reduction.server";
import { byNextDue, isSoon, nextDue } from "~/profile/cost-reduction/due";
import type { DueService } from "~/profile/cost-reduction/due-card";
import { distinct } from "~/profile/cost-reduction/editor-choices.server";
import { horizonOf } from "~/profile/cost-reduction/horizon";
import { downloadLine } from "~/profile/cost-reduction/service-columns";
import { type ListedService, listServices } from "~/profile/cost-reduction/services.server";
import { fits, type ServicesFilter } from "~/profile/cost-reduction/services-filter";
import { timelineOf } from "~/profile/cost-reduction/timeline";
import { totalsOf } from "~/profile/cost-reduction/totals";

const pageLength = 50;

/** All that the page shows: the figures are of all services, the timeline and the list of those that fit the filter. */
export async function getCostReduction(customerId: string, filter: ServicesFilter, day = today()) {
  const [all, groups] = await Promise.all([listServices(customerId), listServiceKinds()]);
  const horizon = horizonOf(day);
  all.sort(byNextDue(day));
  const fitting = all.filter((service) => fits(service, filter));
  const pages = Math.max(1, Math.ceil(fitting.length / pageLength));
  const page = Math.min(filter.page, pages);
  const services = fitting.slice((page - 1) * pageLength, page * pageLength);
  const kinds = groups.flatMap(({ services }) => services);
  return {
    horizon,
    total: all.length,
    undecided: all.filter(({ decision }) => decision === "undecided").length,
    withoutCost: all.filter(({ annualCost }) => annualCost === null).length,
    totals: totalsOf(all),
    due: all.flatMap((service): DueService[] => {
      const due = isSoon(service, horizon) ? nextDue(service, day) : null;
      return due ? [{ id: service.id, name: service.name, due }] : [];
    }),
    timeline: timelineOf(fitting, day),
    services,
    suggestions: Object.fromEntries(services.map((service) => [service.id, suggestionsFor(service, kinds)])),
    found: fitting.length,
    page,
    pages,
    groups,
    categories: distinct(all.map(({ category }) => category)),
    known: {
      vendors: distinct([...all.map(({ vendor }) => vendor), ...kinds.flatMap(({ vendors }) => vendors)]),
      categories: distinct([...all.map(({ category }) => category), ...groups.map(({ name }) => name)]),
      currencies: distinct(all.map(({ currency }) => currency ?? "")),
    },
  };
}

/** All services that fit the filter, a line each. */
export async function servicesDownload(customerId: string, filter: ServicesFilter, day = today()): Promise<string[][]> {
  const [all, reasons] = await Promise.all([listServices(customerId), listReasons()]);
  const labels = new Map(reasons.map(({ key, label }) => [key, label]));
  return all
    .filter((service) => fits(service, filter))
    .sort(byNextDue(day))
    .map((service) => downloadLine(service, labels.get(service.reasonKey ?? "") ?? ""));
}

type Kind = Awaited<ReturnType<typeof listServiceKinds>>[number]["services"][number];

function suggestionsFor({ templateKey, name }: ListedService, kinds: readonly Kind[]): string[] {
  const kind =
    kinds.find(({ key }) => key === templateKey) ??
    kinds.find((known) => known.name.toLowerCase() === name.toLowerCase());
  return kind?.replacedBy.map((product) => product.name) ?? [];
}
