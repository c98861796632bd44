import type { Actor } from "~/access/actor";
import type { GroupName, Hit } from "~/search/groups";

/** The page that lists one kind with this search applied, for this reader; null where there is none. */
export function listOf(
  group: GroupName,
  { kind, business }: Pick<Actor, "kind" | "business">,
  typed: string,
  hits: readonly Hit[],
): { to: string; label: string } | null {
  const own = kind === "customer" && business ? `/customers/${business.slug}` : null;
  const page = (to: string, label: string, more = {}) => ({
    to: `${to}?${new URLSearchParams({ q: typed, ...more })}`,
    label,
  });
  switch (group) {
    case "businesses":
      if (own) return null;
      return kind === "admin" && hits.every(({ to }) => to.startsWith("/admin/businesses/"))
        ? page("/admin/partners", "Partners")
        : page("/customers", "Customers");
    case "products":
      if (own) return page(`${own}/licensing`, "Licensing Expert");
      return kind === "admin" ? page("/admin/catalogue", "Catalogue") : null;
    case "requests":
      return own ? null : page(kind === "admin" ? "/admin/requests" : "/requests", "Requests", { state: "all" });
    case "findings":
      return own ? page(`${own}/health-checks`, "Zscaler Health Checks") : null;
    case "services":
      return own ? page(`${own}/profile/cost-reduction`, "Cost Reduction") : null;
    case "pages":
    case "people":
    case "objectives":
    case "help":
      return null;
  }
}
