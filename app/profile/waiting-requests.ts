import type { ProfileFacts, RequestFacts } from "~/profile/facts";
import { counted, type Task } from "~/profile/waiting-task";
import { daysLeft } from "~/ui/day";

const key = "requests:view" as const;
const named = 2;

/** What open requests wait for, from the customer and from the seller: of each the first two, then how many more. */
export function waitingRequests({ requests, today }: ProfileFacts): { customer: Task[]; seller: Task[] } {
  const ordered = [...requests].sort((a, b) => (a.lastSafeDay < b.lastSafeDay ? -1 : 1));
  const of = (party: RequestFacts["actsNext"]) =>
    inShort(
      ordered.filter(({ actsNext }) => actsNext === party),
      (request) => taskOf(request, today),
    );
  return { customer: of("customer"), seller: of("seller") };
}

function inShort(requests: RequestFacts[], task: (request: RequestFacts) => Task): Task[] {
  const tasks = requests.slice(0, named).map(task);
  const more = requests.length - named;
  if (more <= 0) return tasks;
  return [
    ...tasks,
    {
      key,
      text: `look at ${counted(more, "more request", "more requests")}`,
      why: "of Requested Products",
      path: "/licensing/requests",
      open: "Open the requests",
    },
  ];
}

function taskOf(request: RequestFacts, today: string): Task {
  const { id, startDate, lastSafeDay, actsNext, quoteUntil } = request;
  const safe = lastSafeDay >= today ? `The last safe day is ${lastSafeDay}` : `The last safe day was ${lastSafeDay}`;
  const isOrdered = request.state === "ordered";
  return {
    key,
    text: textOf(request, today),
    why: isOrdered ? `It takes effect on ${startDate}.` : `${safe}, to take effect on ${startDate}.`,
    aside: isOrdered ? `on ${startDate}` : daysLeft((actsNext === "customer" && quoteUntil) || lastSafeDay, today),
    path: `/licensing/requests/${id}`,
    open: "Open the request",
  };
}

function textOf({ name, state, actsNext, quoteUntil }: RequestFacts, today: string): string {
  if (state === "ordered") return `complete the order of ${name}`;
  if (state === "requested") return `send the quote for ${name}`;
  if (actsNext === "seller") return `order ${name}`;
  return quoteUntil !== null && quoteUntil < today
    ? `ask for another quote for ${name}`
    : `accept the quote for ${name}${quoteUntil ? ` by ${quoteUntil}` : ""}`;
}
