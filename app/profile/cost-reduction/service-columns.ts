import type { ColumnNames } from "~/infra/csv/header";
import { decisionLabels } from "./decisions";
import { plainAmount } from "./money";
import { type ServiceField, serviceFields } from "./service-fields";

/** What the columns of a file of services are called; a download names them so, and can be imported again. */
export const serviceColumns: ColumnNames<ServiceField> = {
  labels: serviceFields,
  aliases: {
    name: ["service", "name", "contract"],
    vendor: ["supplier", "provider", "manufacturer"],
    category: ["group", "type"],
    annualCost: ["cost", "yearly cost", "cost per year", "cost a year"],
    currency: ["iso currency", "currency code"],
    expirationDate: ["expiry date", "expiration", "expiry", "expires", "end date"],
    noticeDate: ["notice", "notice by", "notice deadline"],
    autoRenews: ["auto renews", "auto renew", "auto renewal"],
    decision: [],
    reason: ["reason for not continuing"],
    justification: [],
    replacedBy: ["replacement", "zscaler product"],
  },
  required: ["name", "expirationDate"],
};

export const downloadHeader = Object.values(serviceFields);

interface Downloaded {
  name: string;
  vendor: string;
  category: string;
  annualCost: number | null;
  currency: string | null;
  expirationDate: string | null;
  noticeDate: string | null;
  autoRenews: boolean;
  decision: keyof typeof decisionLabels;
  justification: string;
  replacedBySku: string | null;
}

/** One line of a download, in the order of its header. */
export function downloadLine(service: Downloaded, reason: string): string[] {
  const { annualCost, currency } = service;
  return [
    service.name,
    service.vendor,
    service.category,
    annualCost !== null && currency !== null ? plainAmount(annualCost, currency) : "",
    currency ?? "",
    service.expirationDate ?? "",
    service.noticeDate ?? "",
    service.autoRenews ? "Yes" : "No",
    decisionLabels[service.decision],
    reason,
    service.justification,
    service.replacedBySku ?? "",
  ];
}
