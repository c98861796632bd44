/** What ends next at a customer. */
export interface NextExpiry {
  date: string;
  what: string;
  kind: "service" | "subscription";
}

/** What can end next, in the words of the screen. */
export const expiryNames = { service: "Service in use", subscription: "Subscription" } as const;

interface Ends {
  expirationDate: string | null;
  service: string | null;
  endDate: string | null;
  product: string | null;
}

/** The sooner of the two; a service before a subscription that ends on the same day. */
export function nextExpiry({ expirationDate, service, endDate, product }: Ends): NextExpiry | null {
  if (expirationDate && (!endDate || expirationDate <= endDate))
    return { date: expirationDate, what: service ?? "", kind: "service" };
  return endDate ? { date: endDate, what: product ?? "", kind: "subscription" } : null;
}
