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
  ["licensing:mark-purchased", "marks products as Already Purchased"],
  ["requests:request", "requests products for the customer"],
  ["requests:fulfil", "moves requests on: quote, order, complete"],
];

export interface Grants {
  sees: string[];
  does: string[];
  seesNot: string[];
}

/** What a partner of this type sees of a customer, does for it, and does not see: read from the table of access itself. */
export function grantsOf(type: PartnershipType): Grants {
  const keys = capabilitiesOf([type]);
  const granted = (list: [Capability, string][]) => list.filter(([key]) => keys.has(key)).map(([, words]) => words);
  return {
    sees: granted(pages),
    does: granted(deeds),
    seesNot: pages.filter(([key]) => !keys.has(key)).map(([, words]) => words),
  };
}

/** The grants as names and sentences, for cards, pages and letters alike. */
export function grantFacts(type: PartnershipType): [name: string, value: string][] {
  const { sees, does, seesNot } = grantsOf(type);
  const deedsInWords = does.join("; ") || "looks only; changes nothing";
  const facts: [string, string][] = [
    ["Sees", sees.join(", ")],
    ["Does", deedsInWords.charAt(0).toUpperCase() + deedsInWords.slice(1)],
  ];
  return seesNot.length > 0 ? [...facts, ["Does not see", seesNot.join(", ")]] : facts;
}
