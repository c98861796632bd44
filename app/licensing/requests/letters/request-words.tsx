import { requestPath } from "~/licensing/paths";
import { ActionLink, Fact, Paragraph } from "~/mail/letter-parts";

/** What every letter about a request holds: never a price, a reason, or the words of a quote. */
export interface RequestFacts {
  requestId: string;
  customerName: string;
  customerSlug: string;
  productName: string;
  /** With its unit: "2,400 users". */
  count: string;
  /** "Renewal of 2027-03-31" */
  timing: string;
  startDate: string;
  lastSafeDay: string;
  /** Who acted, and for which business. */
  personName: string;
  personOf: string;
}

type Link = (path: string) => string;

/** What it is about, and the way to its page. */
export function RequestWords({ data, link, children }: { data: RequestFacts; link: Link; children: string }) {
  return (
    <>
      <Paragraph>{children}</Paragraph>
      <Fact label="Customer">{data.customerName}</Fact>
      <Fact label="Product">{data.productName}</Fact>
      <Fact label="Quantity">{data.count}</Fact>
      <Fact label="Shopping Cart">{data.timing}</Fact>
      <ActionLink href={link(requestPath({ slug: data.customerSlug, id: data.requestId }))}>
        Show the request
      </ActionLink>
    </>
  );
}

/** "Marta Lindqvist of Halden Precision" */
export const whoActed = ({ personName, personOf }: RequestFacts) => `${personName} of ${personOf}`;

export const sampleRequest: RequestFacts = {
  requestId: "0b7f1f0e-7a55-4a35-9c0f-5f2f4a3f1f11",
  customerName: "Halden Precision",
  customerSlug: "halden-precision",
  productName: "Inline Web Data Loss Prevention",
  count: "2,400 users",
  timing: "Quarter that starts 2027-01-01",
  startDate: "2027-01-01",
  lastSafeDay: "2026-12-18",
  personName: "Marta Lindqvist",
  personOf: "Halden Precision",
};
