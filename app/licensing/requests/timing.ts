import type { RequestTiming } from "~/infra/prisma/enums";

interface Timing {
  timing: RequestTiming;
  renewalDate: string | null;
  startDate: string;
}

/** When a request takes effect, in the words of Shopping Cart: "Renewal of 2027-03-31", "Quarter that starts 2027-01-01". */
export function timingName({ timing, renewalDate, startDate }: Timing): string {
  return timing === "renewal" ? `Renewal of ${renewalDate}` : `Quarter that starts ${startDate}`;
}
