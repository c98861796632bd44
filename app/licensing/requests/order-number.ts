import { hasHiddenCharacters } from "~/infra/typed-text";
import { orderNumberLimit } from "./limits";

/** An order number as it is kept, of a request and of the term that it becomes. */
export function tidyOrderNumber(typed: string): string {
  return typed.normalize("NFC").trim();
}

/** Why an order number cannot be kept; null where it can. */
export function orderNumberProblem(text: string): string | null {
  if (text.length > orderNumberLimit) return `Shorten the order number to ${orderNumberLimit} characters`;
  return hasHiddenCharacters(text) ? "Type the order number anew: it holds characters that cannot be seen" : null;
}
