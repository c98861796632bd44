import { plainName } from "./plain-text";
import type { Chosen, Warning } from "./reading";

const words = /[\p{L}\p{N}]+/gu;

/** A warning where the file's text holds the name of another customer; null where it names none. */
export function namesAnotherCustomer(text: string, chosen: Chosen): Warning | null {
  const own = plainName(chosen.customerName);
  const candidates = chosen.otherCustomerNames
    .map((name) => ({ name, words: wordsOf(name) }))
    .filter(({ name, words }) => words.length > 0 && plainName(name).length > 2 && !own.includes(plainName(name)));
  if (candidates.length === 0) return null;

  // One pass over the file for all names: which of their words occur at all.
  const wanted = new Set(candidates.flatMap(({ words }) => words));
  const lower = text.toLowerCase();
  const found = new Set<string>();
  for (const [word] of lower.matchAll(words)) if (wanted.has(word)) found.add(word);

  const named = candidates.filter(({ words }) => words.every((word) => found.has(word)) && holds(lower, words));
  if (named.length === 0) return null;
  const names = named
    .slice(0, 3)
    .map(({ name }) => `“${name}”`)
    .join(", ");
  return {
    key: "other-business",
    text: `The file names ${names}, but the customer chosen is “${chosen.customerName}”.`,
    confirmBy: "customer-name",
  };
}

function wordsOf(name: string): string[] {
  return name.toLowerCase().match(words) ?? [];
}

function holds(lower: string, nameWords: readonly string[]): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}])${nameWords.join("[^\\p{L}\\p{N}\\n]+")}(?![\\p{L}\\p{N}])`, "u").test(lower);
}
