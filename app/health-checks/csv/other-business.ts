import { plainName } from "~/infra/csv/plain-text";
import type { Chosen, Warning } from "./reading";

const words = /[\p{L}\p{N}]+/gu;

/** A warning where the file's text holds the name of another customer; null where it names none. */
export function namesAnotherCustomer(text: string, chosen: Chosen): Warning | null {
  const own = plainName(chosen.customerName);
  const candidates = chosen.otherCustomerNames
    .map((name) => ({ name, words: wordsOf(name) }))
    .filter(({ name, words }) => words.length > 0 && plainName(name).length > 2 && !own.includes(plainName(name)));
  if (candidates.length === 0) return null;

  // One pass over the file for all names: which of their words occur at all. Only those names are then looked for.
  const wanted = new Set(candidates.flatMap(({ words }) => words));
  const found = new Set<string>();
  for (const part of parts(text)) {
    for (const [word] of part.matchAll(words)) if (wanted.has(word)) found.add(word);
  }
  const possible = candidates.filter(({ words }) => words.every((word) => found.has(word)));
  const named = possible.filter(({ words }) => {
    const name = patternOf(words);
    for (const part of parts(text)) if (name.test(part)) return true;
    return false;
  });
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

function patternOf(nameWords: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${nameWords.join("[^\\p{L}\\p{N}\\n]+")}(?![\\p{L}\\p{N}])`, "u");
}

/** The text in lower case, some whole lines at a time: a second copy of a large file would be in memory for nothing. */
function* parts(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const lineEnd = text.indexOf("\n", from + 65_536);
    const to = lineEnd === -1 ? text.length : lineEnd + 1;
    yield text.slice(from, to).toLowerCase();
    from = to;
  }
}
