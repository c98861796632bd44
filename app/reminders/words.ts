import { roleNames } from "~/access/keys";
import type { CalendarDate } from "~/infra/calendar";
import { productPath, requestPath } from "~/licensing/paths";
import type { ReminderItem } from "./items";
import { kindFacts } from "./kinds";
import { daysOf } from "./plan";

/** Before whom the words stand: the business itself, who sells to it, Secure Dynamics, or the partner that is invited. */
export type Audience = "own" | "seller" | "office" | "invited";

export interface Words {
  title: string;
  text: string;
  path: string;
}

/** What a reminder says on a day: a date and a link; never what was found, nor what anything costs. */
export function wordsOf(item: ReminderItem, audience: Audience, day: CalendarDate): Words {
  const { title, text } = saidOf(item, audience, day);
  const isOwn = audience === "own" || audience === "invited" || item.kind === "stale-health-check";
  return { title: isOwn ? title : `${item.business.name}: ${title}`, text, path: pathOf(item, audience) };
}

function saidOf(item: ReminderItem, audience: Audience, day: CalendarDate): Omit<Words, "path"> {
  const { kind, name, date, business } = item;
  const days = daysOf(date, kindFacts(kind).counts, day);
  const inDays = inWords(days);
  switch (kind) {
    case "service-end":
      return {
        title: `${name} ends on ${date}`,
        text: `The service ends ${inDays}. ${renewalWords[item.renewal ?? "none"]}`,
      };
    case "last-safe-day":
      return {
        title: `${name} has to be ordered by ${date}`,
        text: `The last safe day to order is ${inDays}, for the request to take effect on ${item.startDate}. ${
          item.isQuoted ? "Its quote waits for an answer." : "It waits for a quote."
        }`,
      };
    case "quote-validity":
      return {
        title: `The quote for ${name} is valid until ${date}`,
        text: `The last day to accept or decline it is ${inDays}.`,
      };
    case "notice-date":
      return {
        title: `${name}: notice can be given until ${date}`,
        text: `The last day to give notice is ${inDays}. ${item.autoRenews ? "The service renews by itself otherwise. " : ""}${decisionWords[item.decision]}`,
      };
    case "legacy-expiry":
      return {
        title: `${name} expires on ${date}`,
        text: `The service in use expires ${inDays}. ${
          item.decision === "keep" ? "It is to be kept, and does not renew by itself." : decisionWords[item.decision]
        }`,
      };
    case "invitation-end":
      return invitationWords(item, audience, inDays);
    case "accepted-risk":
      return {
        title: `An accepted risk ends on ${date}`,
        text: `The last day for which a risk was accepted is ${inDays}. From the day after it is open again: decide what is done about it.`,
      };
    case "stale-health-check":
      return {
        title: item.never
          ? `${business.name} has had no health check yet`
          : `${business.name} has had no health check for ${days} days`,
        text: item.never ? `It came ${days} days ago, on ${date}.` : `The newest is the one of ${date}.`,
      };
  }
}

function invitationWords(item: Extract<ReminderItem, { kind: "invitation-end" }>, audience: Audience, inDays: string) {
  const { name, date, invites, business } = item;
  if (audience === "invited")
    return {
      title: `The invitation of ${business.name} ends on ${date}`,
      text: `It ends ${inDays}. Accept or decline it.`,
    };
  const as = invites === "colleague" ? "a colleague" : roleNames[invites];
  return {
    title: `The invitation of ${name} ends on ${date}`,
    text: `${name} was invited as ${as} and has not answered. The invitation ends ${inDays}: send it again, or withdraw it.`,
  };
}

const renewalWords = {
  none: "Nothing follows it yet.",
  requested: "Its renewal is requested.",
  ordered: "Its renewal is ordered.",
};

const decisionWords = {
  undecided: "Nothing is decided about it yet.",
  retire: "It is to be retired.",
  keep: "It is to be kept.",
};

/** "in 14 days", "tomorrow", "today" */
function inWords(days: number): string {
  if (days === 0) return "today";
  return days === 1 ? "tomorrow" : `in ${days} days`;
}

function pathOf(item: ReminderItem, audience: Audience): string {
  const { slug } = item.business;
  switch (item.kind) {
    case "service-end":
      return productPath(slug, item.sku);
    case "last-safe-day":
    case "quote-validity":
      return requestPath({ slug, id: item.requestId });
    case "notice-date":
    case "legacy-expiry":
      return `/customers/${slug}/profile/cost-reduction/${item.id}`;
    case "invitation-end":
      if (audience === "invited") return `/invitations/${item.id}`;
      return item.invites === "colleague" ? "/account/colleagues" : `/customers/${slug}/profile/partners`;
    case "accepted-risk":
      return `/customers/${slug}/health-checks/follow-ups?status=accepted`;
    case "stale-health-check":
      return `/customers/${slug}/health-checks`;
  }
}
