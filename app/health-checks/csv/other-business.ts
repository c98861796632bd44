import { plainName } from "~/infra/csv/plain-text";
import type { Chosen, Warning } from "./reading";

const words = /[\p{L}\p{N}]+/gu;
const between = /[^\p{L}\p{N}]+/u;
// The same for plain letters, in a quarter of the time.
const betweenAscii = /[^a-z0-9]+/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are plain, too
const ascii = /^[\u0000-\u007F]*$/;

interface Candidate {
  name: string;
  words: string[];
}

/** Looks for the names of other customers in a file's text, which comes in parts. */
export class OtherBusinesses {
  private readonly candidates: Candidate[];
  private readonly wanted: ReadonlySet<string>;
  private readonly named = new Set<string>();
  /** The line that is not yet whole: a name may go on in the next part. */
  private begun = "";

  constructor(private readonly chosen: Chosen) {
    const own = plainName(chosen.customerName);
    this.candidates = chosen.otherCustomerNames
      .map((name) => ({ name, words: wordsOf(name) }))
      .filter(({ name, words }) => words.length > 0 && plainName(name).length > 2 && !own.includes(plainName(name)));
    this.wanted = new Set(this.candidates.flatMap(({ words }) => words));
  }

  add(part: string): void {
    if (this.candidates.length === 0) return;
    const whole = part.lastIndexOf("\n") + 1;
    this.search(this.begun + part.slice(0, whole));
    this.begun = part.slice(whole);
  }

  /** A warning where the text holds the name of another customer; to be asked for after the last part. */
  warning(): Warning | null {
    this.search(this.begun);
    this.begun = "";
    if (this.named.size === 0) return null;
    const names = [...this.named].slice(0, 3).map((name) => `“${name}”`);
    return {
      key: "other-business",
      text: `The file names ${names.join(", ")}, but the customer chosen is “${this.chosen.customerName}”.`,
      confirmBy: "customer-name",
    };
  }

  // One pass for all names: which of their words occur at all. Only those names are then looked for.
  private search(lines: string): void {
    const text = lines.toLowerCase();
    const found = new Set<string>();
    for (const word of text.split(ascii.test(text) ? betweenAscii : between))
      if (this.wanted.has(word)) found.add(word);
    if (found.size === 0) return;
    for (const { name, words } of this.candidates) {
      if (words.every((word) => found.has(word)) && patternOf(words).test(text)) this.named.add(name);
    }
  }
}

function wordsOf(name: string): string[] {
  return name.toLowerCase().match(words) ?? [];
}

function patternOf(nameWords: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${nameWords.join("[^\\p{L}\\p{N}\\n]+")}(?![\\p{L}\\p{N}])`, "u");
}
