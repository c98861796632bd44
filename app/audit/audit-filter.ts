import { isCalendarDate } from "~/infra/calendar";

/** What of the log is shown; all of it stands in the URL. */
export interface AuditFilter {
  /** A part of a name or an email. */
  person: string;
  /** A part of a business's name, or its slug. */
  business: string;
  kind: string;
  action: string;
  /** Days in UTC, both inclusive; "" is no bound. */
  from: string;
  to: string;
  request: string;
  /** Only events older than the one of this number: the end of the page before. */
  before: number | null;
}

const longest = 100;

/** What is no filter, such as a day that does not exist, leaves nothing out. */
export function readAuditFilter(search: URLSearchParams): AuditFilter {
  const text = (name: string) => (search.get(name) ?? "").trim().slice(0, longest);
  const day = (name: string) => (isCalendarDate(text(name)) ? text(name) : "");
  const before = Number(search.get("before"));
  return {
    person: text("person"),
    business: text("business"),
    kind: text("kind"),
    action: text("action"),
    from: day("from"),
    to: day("to"),
    request: text("request"),
    before: Number.isSafeInteger(before) && before > 0 ? before : null,
  };
}
