import { isCalendarDate } from "~/infra/calendar";
import { hasHiddenCharacters, tidy } from "~/infra/typed-text";
import { type Decision, decisions } from "./decisions";
import { currencies, readMoney } from "./money";
import { lengths, type ServiceDetails, type ServiceField } from "./service-fields";

/** A service as it was typed, or as a line of a file says it; a box that is checked says "on". */
export type Typed = { [Field in ServiceField]?: string | undefined };

/** What a service may refer to. */
export interface Choices {
  /** The reasons by their keys, and whether a product must be named with them. */
  reasons: ReadonlyMap<string, { requiresProduct: boolean }>;
  skus: ReadonlySet<string>;
}

export interface Problem {
  field: ServiceField;
  message: string;
}

/** The service, or all that is to be corrected: the rules for the forms and for the file are these. */
export function readService(typed: Typed, choices: Choices): { details: ServiceDetails } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const refuse = (field: ServiceField, message: string) => void problems.push({ field, message });

  const name = readText(typed, "name", "service name", refuse);
  if (name === "") refuse("name", "Enter the service name");
  const details: ServiceDetails = {
    name,
    vendor: readText(typed, "vendor", "vendor", refuse),
    category: readText(typed, "category", "category", refuse),
    ...readCost(typed, refuse),
    ...readDates(typed, refuse),
    autoRenews: typed.autoRenews === "on",
    ...readDecision(typed, choices, refuse),
  };
  return problems.length === 0 ? { details } : { problems };
}

type Refuse = (field: ServiceField, message: string) => void;

function readText(typed: Typed, field: "name" | "vendor" | "category", what: string, refuse: Refuse): string {
  const text = tidy(typed[field] ?? "");
  if (text.length > lengths[field]) refuse(field, `Shorten the ${what} to ${lengths[field]} characters`);
  if (hasHiddenCharacters(text)) refuse(field, `Type the ${what} anew: it holds characters that cannot be seen`);
  return text;
}

function readCost(typed: Typed, refuse: Refuse): Pick<ServiceDetails, "annualCost" | "currency"> {
  const none = { annualCost: null, currency: null };
  const currency = (typed.currency ?? "").trim().toUpperCase();
  const isKnown = currencies.includes(currency);
  if (currency !== "" && !isKnown) {
    refuse("currency", "Choose the currency by its code of three letters, such as EUR");
    return none;
  }
  const cost = (typed.annualCost ?? "").trim();
  if (cost === "") return none;
  if (!isKnown) {
    refuse("currency", "Choose the currency of the annual cost");
    return none;
  }
  const reading = readMoney(cost.slice(0, 100), currency);
  if ("minor" in reading) return { annualCost: reading.minor, currency };
  refuse("annualCost", reading.problem);
  return none;
}

function readDates(typed: Typed, refuse: Refuse): Pick<ServiceDetails, "expirationDate" | "noticeDate"> {
  const expirationDate = (typed.expirationDate ?? "").trim();
  const noticeDate = (typed.noticeDate ?? "").trim();
  const hasExpiration = isCalendarDate(expirationDate);
  const hasNotice = isCalendarDate(noticeDate);
  if (expirationDate === "") refuse("expirationDate", "Enter the expiration date");
  else if (!hasExpiration) refuse("expirationDate", "Enter the expiration date as year-month-day, such as 2027-06-30");
  if (noticeDate !== "" && !hasNotice)
    refuse("noticeDate", "Enter the notice date as year-month-day, such as 2027-03-31");
  if (hasExpiration && hasNotice && noticeDate > expirationDate)
    refuse("noticeDate", `Enter a notice date that is not after the expiration date, ${expirationDate}`);
  return { expirationDate, noticeDate: hasNotice ? noticeDate : null };
}

type Decided = Pick<ServiceDetails, "decision" | "reasonKey" | "justification" | "replacedBySku">;

function readDecision(typed: Typed, { reasons, skus }: Choices, refuse: Refuse): Decided {
  const word = typed.decision ?? "undecided";
  const decision = decisions.find((known) => known === word);
  if (!decision) refuse("decision", "Choose Undecided, Retire or Keep");

  const justification = readJustification(typed, decision, refuse);
  const reasonKey = typed.reason || null;
  const replacedBySku = typed.replacedBy || null;
  if (reasonKey !== null && !reasons.has(reasonKey)) refuse("reason", "Choose one of the reasons");
  if (replacedBySku !== null && !skus.has(replacedBySku)) refuse("replacedBy", "Choose one of the products");
  if (reasonKey !== null && reasons.get(reasonKey)?.requiresProduct && replacedBySku === null)
    refuse("replacedBy", "Choose the product that replaces the service: the reason says that one does");
  return { decision: decision ?? "undecided", reasonKey, justification, replacedBySku };
}

function readJustification(typed: Typed, decision: Decision | undefined, refuse: Refuse): string {
  const text = (typed.justification ?? "").replace(/\r\n?/g, "\n").normalize("NFC").trim();
  if (text.length > lengths.justification) refuse("justification", "Shorten the justification to 2,000 characters");
  if (hasHiddenCharacters(text.replace(/[\n\t]/g, "")))
    refuse("justification", "Type the justification anew: it holds characters that cannot be seen");
  if (text === "" && decision === "retire")
    refuse("justification", "Enter why the service will not be continued, or choose another decision");
  return text;
}
