import { type Capability, capabilitiesOf } from "~/access/keys";
import type { PartnershipType } from "~/infra/prisma/enums";

const pages: [Capability, string][] = [
  ["alignment:view", "Business Alignment"],
  ["journey:view", "Transformation Journey"],
  ["cost-reduction:view", "Cost Reduction"],
  ["team:view", "Our Team"],
  ["health-checks:view", "Zscaler Health Checks"],
  ["licensing:view", "Licensing Expert"],
  ["requests:view", "Requested Products"],
];

const deeds: [Capability, string][] = [
  ["licensing:mark-purchased", "Marks products as Already Purchased"],
  ["requests:request", "requests products for you"],
  ["requests:fulfil", "moves your requests on: quote, order, complete"],
];

/** What a partner of this type sees of a customer, does for it, and does not see: read from the table of access itself. */
export function grantsOf(type: PartnershipType): { sees: string[]; does: string[]; seesNot: string[] } {
  const keys = capabilitiesOf([type]);
  const granted = (list: [Capability, string][]) => list.filter(([key]) => keys.has(key)).map(([, words]) => words);
  return {
    sees: granted(pages),
    does: granted(deeds),
    seesNot: pages.filter(([key]) => !keys.has(key)).map(([, words]) => words),
  };
}
