import type { CalendarDate } from "~/infra/calendar";
import { type Decision, decisionLabels } from "./decisions";
import { formatMoney } from "./money";

/** A service as it is stored. */
export interface ServiceDetails {
  name: string;
  vendor: string;
  category: string;
  /** In minor units of the currency; both or neither. */
  annualCost: number | null;
  currency: string | null;
  expirationDate: CalendarDate;
  noticeDate: CalendarDate | null;
  autoRenews: boolean;
  decision: Decision;
  reasonKey: string | null;
  justification: string;
  replacedBySku: string | null;
}

/** The fields of the form and the columns of the file, in their order and in the words of the screen. */
export const serviceFields = {
  name: "Service Name",
  vendor: "Vendor",
  category: "Category",
  annualCost: "Annual Cost",
  currency: "Currency",
  expirationDate: "Expiration Date",
  noticeDate: "Notice Date",
  autoRenews: "Renews by itself",
  decision: "Decision",
  reason: "Reason",
  justification: "Justification",
  replacedBy: "Replaced by",
} as const;

export type ServiceField = keyof typeof serviceFields;

/** How long a text may be. */
export const lengths = { name: 120, vendor: 120, category: 60, annualCost: 40, justification: 2000 } as const;

/** What each field says; two services are alike where all of it is alike. */
export function saidBy(details: ServiceDetails): Record<Exclude<ServiceField, "currency">, string> {
  const { annualCost, currency } = details;
  return {
    name: details.name,
    vendor: details.vendor,
    category: details.category,
    annualCost: annualCost !== null && currency !== null ? formatMoney(annualCost, currency) : "",
    expirationDate: details.expirationDate,
    noticeDate: details.noticeDate ?? "",
    autoRenews: details.autoRenews ? "Yes" : "No",
    decision: decisionLabels[details.decision],
    reason: details.reasonKey ?? "",
    justification: details.justification,
    replacedBy: details.replacedBySku ?? "",
  };
}

/** A field whose stored value is not what was typed. */
export interface Change {
  field: Exclude<ServiceField, "currency">;
  stored: string;
  typed: string;
}

export function differences(stored: ServiceDetails, typed: ServiceDetails): Change[] {
  const [before, after] = [saidBy(stored), saidBy(typed)];
  return (Object.keys(after) as Change["field"][])
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, stored: before[field], typed: after[field] }));
}
