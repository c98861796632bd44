import { PartnershipType } from "~/infra/prisma/enums";

/** As what a person stands before a customer's pages. */
export type Role = "customer" | PartnershipType | "admin";

/**
 * Who may do what on a customer's pages: the table of the product, as data. A new partner type, or a partner type that
 * shall do more, is a change here and nowhere else.
 */
const table = {
  customer: [
    "profile:view",
    "partners:view",
    "partners:edit",
    "alignment:view",
    "alignment:edit",
    "journey:view",
    "journey:score-as-customer",
    "cost-reduction:view",
    "cost-reduction:edit",
    "team:view",
    "team:edit",
    "activated:view",
    "activated:edit",
    "business:export",
    "business:close",
    "health-checks:view",
    "health-checks:follow-up",
    "licensing:view",
    "licensing:mark-purchased",
    "licensing:dismiss",
    "requests:view",
    "requests:request",
    "requests:cancel",
    "requests:decide-quote",
    "log:view",
  ],
  reseller: [
    "profile:view",
    "alignment:view",
    "cost-reduction:view",
    "team:view",
    "licensing:view",
    "licensing:mark-purchased",
    "requests:view",
    "requests:request",
    "requests:cancel",
    "requests:fulfil",
  ],
  professional_service: [
    "profile:view",
    "alignment:view",
    "journey:view",
    "team:view",
    "health-checks:view",
    "licensing:view",
    "requests:view",
  ],
  managed_service: [
    "profile:view",
    "alignment:view",
    "journey:view",
    "team:view",
    "health-checks:view",
    "licensing:view",
    "requests:view",
  ],
  admin: [
    "profile:view",
    "partners:view",
    "partners:edit",
    "alignment:view",
    "alignment:edit",
    "alignment:comment",
    "journey:view",
    "journey:score-as-admin",
    "journey:edit-topics",
    "cost-reduction:view",
    "cost-reduction:edit",
    "team:view",
    "team:edit",
    "activated:view",
    "activated:edit",
    "business:export",
    "business:close",
    "health-checks:view",
    "health-checks:follow-up",
    "health-checks:publish",
    "licensing:view",
    "licensing:mark-purchased",
    "licensing:dismiss",
    "licensing:suggest",
    "requests:view",
    "requests:request",
    "requests:cancel",
    "requests:fulfil",
    "log:view",
  ],
} as const satisfies Record<Role, readonly string[]>;

/** What one may do on a customer's pages: area and verb. */
export type Capability = (typeof table)[Role][number];

/** All that the roles may do together: a partner may hold several types at once. */
export function capabilitiesOf(roles: readonly Role[]): ReadonlySet<Capability> {
  return new Set(roles.flatMap((role): readonly Capability[] => table[role]));
}

/** The types of partnership that hold the key. */
export function typesWith(key: Capability): PartnershipType[] {
  return Object.values(PartnershipType).filter((type) => capabilitiesOf([type]).has(key));
}

/** A role in the words of the screen. */
export const roleNames: Record<Role, string> = {
  customer: "Customer",
  reseller: "Reseller",
  professional_service: "Professional Service",
  managed_service: "Managed Service Partner",
  admin: "Admin",
};
