import type { ServiceKind } from "~/profile/cost-reduction/cost-reduction.server";
import { ServiceKindsTable } from "./service-kinds-table";

interface ServiceKindsProps {
  slug: string;
  groups: { name: string; services: ServiceKind[] }[];
  mayAdd: boolean;
  open: boolean;
}

/** What often ends once Zscaler is in place: to be read, and to start from. */
export function ServiceKinds({ slug, groups, mayAdd, open }: ServiceKindsProps) {
  const count = groups.reduce((sum, { services }) => sum + services.length, 0);
  return (
    <details className="section disclosure" open={open}>
      <summary>{count} kinds of services that often end, and what replaces them</summary>
      <div className="stack">
        {groups.map((group) => (
          <section key={group.name} className="card card--flush">
            <ServiceKindsTable slug={slug} group={group.name} services={group.services} mayAdd={mayAdd} />
          </section>
        ))}
      </div>
    </details>
  );
}
