/** A product's unit, "user" or "GB per month", counted: "users", "data stores"; the first letter as in the catalogue. */
export function unitPlural(unit: string): string {
  if (/\bper\b/.test(unit)) return unit;
  if (/[^aeiou]y$/i.test(unit)) return `${unit.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/i.test(unit) ? `${unit}es` : `${unit}s`;
}

/** The label of the field for a quantity: "Number of Users", "Number of Sites", "GB per Month". */
export function quantityLabel(unit: string): string {
  const counted = unitPlural(unit);
  return isMeasure(unit) ? inTitleCase(counted) : `Number of ${inTitleCase(counted)}`;
}

/** "2,400 users", "1 site", "500 GB per month". */
export function countOf(n: number, unit: string): string {
  return `${n.toLocaleString("en-GB")} ${n === 1 ? unit : unitPlural(unit)}`;
}

/** Nobody holds more of anything; a number with a slip of the finger does not pass. */
export const mostUnits = 1_000_000;

/** A whole number as it is typed, 2400 or 2,400; null where it is none. */
export function readCount(typed: string): number | null {
  return /^(\d{1,9}|\d{1,3}(,\d{3})+)$/.test(typed) ? Number(typed.replaceAll(",", "")) : null;
}

/** What is measured, not counted. */
function isMeasure(unit: string): boolean {
  return /^[A-Z]{2}\b/.test(unit) && /\bper\b/.test(unit);
}

function inTitleCase(words: string): string {
  return words.replace(/(?<=^| )[a-z]/g, (letter) => letter.toUpperCase()).replaceAll(" Per ", " per ");
}
