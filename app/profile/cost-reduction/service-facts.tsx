import { ProductLinks } from "~/profile/product-links";
import { Badge } from "~/ui/badge";
import { Card } from "~/ui/card";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/facts";
import { decisionLabels, decisionTones } from "./decisions";
import { formatMoney } from "./money";
import { serviceFields as labels } from "./service-fields";
import type { ListedService } from "./services.server";

interface ServiceFactsProps {
  slug: string;
  service: ListedService;
  reasons: { key: string; label: string }[];
}

/** A service for those who may read it but not edit it. */
export function ServiceFacts({ slug, service, reasons }: ServiceFactsProps) {
  const { annualCost, currency, expirationDate, noticeDate, decision, replacedBy } = service;
  return (
    <Card label="The service">
      <Facts
        facts={[
          [labels.vendor, service.vendor || "–"],
          [labels.category, service.category || "–"],
          [labels.annualCost, annualCost !== null && currency ? formatMoney(annualCost, currency) : "Not known"],
          [labels.expirationDate, expirationDate ? <Day key="end" date={expirationDate} /> : "–"],
          [labels.noticeDate, noticeDate ? <Day key="notice" date={noticeDate} /> : "–"],
          [labels.autoRenews, service.autoRenews ? "Yes" : "No"],
          [
            labels.decision,
            <Badge key="decision" tone={decisionTones[decision]}>
              {decisionLabels[decision]}
            </Badge>,
          ],
          [labels.reason, reasons.find(({ key }) => key === service.reasonKey)?.label ?? "–"],
          [labels.justification, service.justification || "–"],
          [labels.replacedBy, replacedBy ? <ProductLinks key="to" slug={slug} products={[replacedBy]} /> : "–"],
        ]}
      />
    </Card>
  );
}
