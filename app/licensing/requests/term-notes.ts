import { addDays, type CalendarDate, daysBetween } from "~/infra/calendar";
import type { Settings } from "~/infra/settings";
import { type CatalogueProduct, earlierEditions, withIncluded } from "~/licensing/catalogue/graph";
import { stands } from "~/licensing/subscriptions/term";
import { type Base, replacedBy } from "./base";
import type { Grounds, HeldTerm } from "./needs";

type NoteGrounds = Grounds & { product: CatalogueProduct; settings: Settings };

/** What to know of a start in a quarter, before it is chosen. */
export function quarterNotes(grounds: NoteGrounds, base: Base | null, start: CalendarDate): string[] {
  const own = ownTerm(grounds);
  const notes: string[] = [...replacementNotes(grounds, start), ...containedNotes(grounds, start)];
  if (own && own.endDate >= start)
    notes.push("A further line beside the one that runs: the number is in addition to it.");
  if (own && own.endDate < addDays(start, -1))
    notes.push(`The present term ends on ${own.endDate}: Renewal goes on without a gap.`);
  if (!base) notes.push("The term is agreed with the quote.");
  else if (base.endDate < start)
    notes.push(`${base.name} ends before, on ${base.endDate}: there is no date to end together with yet.`);
  else if (daysBetween(start, base.endDate) + 1 < grounds.settings.shortTermDays)
    notes.push(`Only ${daysIn(start, base.endDate)} until ${base.name} ends: Renewal may fit better.`);
  return notes;
}

/** What to know of a renewal that joins a date, before it is chosen. */
export function renewalNotes(
  grounds: NoteGrounds,
  { date, start, lastSafeDay }: { date: CalendarDate; start: CalendarDate; lastSafeDay: CalendarDate },
): string[] {
  const own = ownTerm(grounds);
  const notes: string[] = [...replacementNotes(grounds, start), ...containedNotes(grounds, start)];
  if (own?.endDate === date) notes.push("The next term of the one that runs: the number is the new total.");
  else if (own && own.endDate > date)
    notes.push(`The present term runs until ${own.endDate}: until then the number is in addition to it.`);
  else if (own) notes.push(`The present term ends before, on ${own.endDate}: there is a gap until ${start}.`);
  if (lastSafeDay < grounds.today) notes.push("The last safe day has passed: it may take effect late.");
  return notes;
}

/** How much of a year it is, both days counted: "183 days, 0.50 of a year". For information; no price follows from it. */
export function shareOf(start: CalendarDate, end: CalendarDate): string {
  return `${daysIn(start, end)}, ${((daysBetween(start, end) + 1) / 365).toFixed(2)} of a year.`;
}

/** What the product holds in itself and is subscribed already: no part is bought twice unseen. */
function containedNotes({ product, catalogue, terms, today }: NoteGrounds, start: CalendarDate): string[] {
  const contained = withIncluded(catalogue, [product.sku]);
  const earlier = earlierEditions(catalogue, product.sku);
  const held = terms.filter(
    ({ sku, endDate, startDate }) =>
      sku !== product.sku &&
      contained.has(sku) &&
      !earlier.includes(sku) &&
      stands({ startDate, endDate }, today) &&
      endDate >= start,
  );
  const names = [...new Set(held.map(({ sku }) => catalogue.products.get(sku)?.name ?? sku))];
  return names.length > 0
    ? [`Includes what runs on then: ${names.join(", ")}. Say in the note what becomes of it.`]
    : [];
}

function replacementNotes(grounds: NoteGrounds, start: CalendarDate): string[] {
  const replaced = replacedBy(grounds).filter(({ endDate }) => endDate >= start);
  const names = [...new Set(replaced.map(({ sku }) => grounds.catalogue.products.get(sku)?.name ?? sku))];
  return names.map((name) => `Takes the place of ${name} from ${start} on.`);
}

/** Of the terms of the product itself, the one that ends last. */
function ownTerm({ product, terms, today }: NoteGrounds): HeldTerm | undefined {
  return terms
    .filter((term) => term.sku === product.sku && stands(term, today))
    .toSorted((a, b) => b.endDate.localeCompare(a.endDate))[0];
}

function daysIn(start: CalendarDate, end: CalendarDate): string {
  const days = daysBetween(start, end) + 1;
  return days === 1 ? "1 day" : `${days.toLocaleString("en-GB")} days`;
}
