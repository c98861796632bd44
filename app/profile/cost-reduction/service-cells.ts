import { readDateCell } from "~/infra/csv/date-cell";
import { plainWord } from "~/infra/csv/plain-text";
import type { Problem, Typed } from "./read-service";
import { type ServiceField, serviceFields } from "./service-fields";

/** What cells may say instead of a key: reasons and products by their names. */
export interface CsvWords {
  reasons: readonly { key: string; label: string }[];
  products: readonly { sku: string; name: string }[];
}

/** What the cells of a row say, as the form would send it; what cannot be told is refused. */
export function typedIn(
  written: ReadonlyMap<ServiceField, string>,
  words: CsvWords,
): { typed: Typed; refused: Problem[] } {
  const refused: Problem[] = [];
  const typed: Typed = {};
  for (const field of Object.keys(serviceFields) as ServiceField[]) {
    const cell = written.get(field) ?? "";
    if (cell === "") continue;
    const meaning = meaningOf(field, cell, words);
    if (meaning.problem !== undefined) refused.push({ field, message: meaning.problem });
    else if (meaning.text !== "") typed[field] = meaning.text;
  }
  return { typed, refused };
}

type Meaning = { text: string; problem?: undefined } | { problem: string };

function meaningOf(field: ServiceField, cell: string, words: CsvWords): Meaning {
  switch (field) {
    case "expirationDate":
    case "noticeDate":
      return dateIn(cell);
    case "autoRenews":
      return yesOrNo(cell);
    case "decision":
      return { text: plainWord(cell) };
    case "reason":
      return keyIn(
        cell,
        words.reasons.map(({ key, label }) => [key, label]),
        "one of the reasons in their words, or a blank cell",
      );
    case "replacedBy":
      return keyIn(
        cell,
        words.products.map(({ sku, name }) => [sku, name]),
        "a product by its name or its SKU, such as ZPA-BIZ-EDITION, or a blank cell",
      );
    case "name":
    case "vendor":
    case "category":
    case "annualCost":
    case "currency":
    case "justification":
      return { text: cell };
  }
}

function dateIn(cell: string): Meaning {
  const reading = readDateCell(cell);
  switch (reading.kind) {
    case "date":
      return { text: reading.date };
    case "order": {
      const dates = [reading.dayFirst, reading.monthFirst].flatMap((date) => date ?? []);
      return dates.length === 1
        ? { text: dates[0] ?? "" }
        : { problem: `the one that is meant: ${dates.join(" or ")}` };
    }
    case "serial":
      return { problem: `a date such as 2027-06-30; if it is the day ${reading.from1900}, write it so` };
    case "unreadable":
      return { problem: "a date such as 2027-06-30" };
  }
}

function yesOrNo(cell: string): Meaning {
  const word = plainWord(cell);
  if (["yes", "y", "true", "on", "1"].includes(word)) return { text: "on" };
  return ["no", "n", "false", "off", "0"].includes(word) ? { text: "" } : { problem: "Yes, No, or a blank cell" };
}

function keyIn(cell: string, known: readonly (readonly [key: string, name: string])[], expected: string): Meaning {
  const word = plainWord(cell);
  const key = known.find(([key, name]) => plainWord(key) === word || plainWord(name) === word)?.[0];
  return key === undefined ? { problem: expected } : { text: key };
}
