import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import type { ReadingError } from "~/infra/csv/reading";
import { db, transact } from "~/infra/db.server";
import { getChoices, listProducts, listReasons } from "~/profile/cost-reduction/cost-reduction.server";
import {
  type ImportedService,
  readServicesCsv,
  type ServicesReading,
  sameService,
  twice,
} from "~/profile/cost-reduction/read-services-csv";
import { saidBy } from "~/profile/cost-reduction/service-fields";
import { mostServices, serviceId, stored } from "~/profile/cost-reduction/services.server";

/** What the file says, and what of it cannot be: a service that the customer lists already is an error too. */
export async function readImport(customerId: string, bytes: Uint8Array): Promise<ServicesReading> {
  const [choices, reasons, products, listed] = await Promise.all([
    getChoices(),
    listReasons(),
    listProducts(),
    db.legacyService.findMany({ where: { customerId, removedAt: null }, select: sameness }),
  ]);
  const reading = readServicesCsv(bytes, choices, { reasons, products });
  const errors = listedAlready(reading.services, listed);
  if (errors.length === 0) return reading;
  const { first, total } = reading.errors;
  return { ...reading, errors: { first: [...first, ...errors].slice(0, 100), total: total + errors.length } };
}

export type Imported =
  | { outcome: "imported" | "imported-before" | "too-many" }
  | { outcome: "refused"; reading: ServicesReading };

/** Adds all services of a file that was previewed, or none; the same form sent again adds nothing. */
export async function importServices(
  customerId: string,
  text: string,
  formKey: string,
  actor: Actor,
): Promise<Imported & { count: number }> {
  const reading = await readImport(customerId, new TextEncoder().encode(text));
  const { services } = reading;
  const count = services.length;
  const rows = services.map(({ details }, place) => ({
    id: serviceId(customerId, formKey, place, details),
    customerId,
    ...stored(details),
  }));
  return transact(async (tx) => {
    const before = await tx.legacyService.findFirst({
      where: { customerId, id: { in: rows.map(({ id }) => id) } },
      select: { id: true },
    });
    if (before) return { outcome: "imported-before", count };
    if (reading.errors.total > 0) return { outcome: "refused", reading, count };

    const listed = await tx.legacyService.findMany({ where: { customerId, removedAt: null }, select: sameness });
    const errors = listedAlready(services, listed);
    if (errors.length > 0)
      return { outcome: "refused", reading: { ...reading, errors: { first: errors, total: errors.length } }, count };
    if (listed.length + count > mostServices) return { outcome: "too-many", count };

    await tx.legacyService.createMany({ data: rows });
    await record(tx, {
      actor,
      businessId: customerId,
      action: "legacy-service.import",
      subjectType: "Business",
      subjectId: customerId,
      after: { count, services: services.map(({ details }) => saidBy(details)) },
    });
    return { outcome: "imported", count };
  });
}

const sameness = { name: true, vendor: true, expirationDate: true } as const;

function listedAlready(
  services: readonly ImportedService[],
  listed: readonly { name: string; vendor: string; expirationDate: string | null }[],
): ReadingError[] {
  const known = new Set(listed.map(sameService));
  return services
    .filter(({ details }) => known.has(sameService(details)))
    .map(({ line, details }) =>
      twice(line, details.name, "it is listed already, with this vendor and expiration date"),
    );
}
