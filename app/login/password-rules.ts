export const shortestPassword = 15;
/** Where two-step login is on, so that a password alone opens nothing. */
export const shortestWithSecondStep = 12;
export const longestPassword = 128;

/** How often people choose each password: the rank in a list that guessers start from, 1 being the first. */
export type CommonPasswords = ReadonlyMap<string, number>;

/** The compatibility form: what looks the same and is typed on another keyboard is the same password. */
export function normalPassword(typed: string): string {
  return typed.normalize("NFKC");
}

/** The length of a password of this person at least. */
export function shortestFor(hasSecondStep: boolean): number {
  return hasSecondStep ? shortestWithSecondStep : shortestPassword;
}

export function isLongEnough(typed: string, shortest: number): boolean {
  return lengthOf(normalPassword(typed)) >= shortest;
}

/**
 * What is wrong with a new password, as a sentence to show; null where nothing is.
 * `names` are those of the person and the business, and the address: a guesser tries them first.
 */
export function passwordFault(
  typed: string,
  names: readonly string[],
  common: CommonPasswords,
  shortest = shortestPassword,
): string | null {
  const password = normalPassword(typed);
  const length = lengthOf(password);
  if (length < shortest) return `Use at least ${shortest} characters: this password has ${length}.`;
  if (length > longestPassword) return `Use at most ${longestPassword} characters: this password has ${length}.`;
  const words = nameWords([...names, ...ourNames]);
  if (effort(password, common, words) >= enough) return null;
  return effort(password, common, new Set()) >= enough
    ? "Choose something harder to guess: this is little more than a name that goes with your account. Four unrelated words make a good password."
    : "Choose something harder to guess: this is made of passwords that are tried first. Four unrelated words make a good password.";
}

function lengthOf(password: string): number {
  return Array.from(password).length;
}

const ourNames = ["cm360", "zscaler", "secure dynamics"];

/** 10^10 tries at our hash's 50 ms each are sixteen years of a processor. */
const enough = 10;

/** Powers of ten of tries that one piece costs a guesser. */
const tries = { letter: 1.4, digit: 1, other: 1.2, name: 0.5, again: 0.5, run: 1.5 };

/**
 * The tries, as a power of ten, of a guesser who joins listed passwords, names, runs and repetitions and falls back on
 * single characters: the cheapest way to put the password together, with separators and without.
 */
function effort(password: string, common: CommonPasswords, names: ReadonlySet<string>): number {
  const folded = password.toLowerCase();
  const joined = folded.replace(/[\s\p{P}$+<=>^`|~]+/gu, "");
  return Math.min(cheapest(folded, common, names), cheapest(joined, common, names) + 1);
}

function cheapest(text: string, common: CommonPasswords, names: ReadonlySet<string>): number {
  const plain = undisguised(text);
  const costs = [0];
  for (let end = 1; end <= text.length; end++) {
    let least = (costs[end - 1] ?? 0) + costOfCharacter(text.charAt(end - 1));
    for (let start = end - 2; start >= 0; start--) {
      const piece = Math.min(
        costOfPiece(text, start, end, common, names),
        plain === text ? Number.POSITIVE_INFINITY : costOfPiece(plain, start, end, common, names),
      );
      least = Math.min(least, (costs[start] ?? 0) + piece);
    }
    costs.push(least);
  }
  return costs[text.length] ?? 0;
}

function costOfPiece(text: string, start: number, end: number, common: CommonPasswords, names: ReadonlySet<string>) {
  const piece = text.slice(start, end);
  if (names.has(piece)) return tries.name;
  const rank = piece.length >= 3 ? common.get(piece) : undefined;
  const listed = rank === undefined ? Number.POSITIVE_INFINITY : Math.max(tries.name, Math.log10(rank));
  if (piece.length < 3) return listed;
  if (text.lastIndexOf(piece, start - piece.length) >= 0 && start >= piece.length) return tries.again;
  return isRun(piece) ? Math.min(tries.run, listed) : listed;
}

function costOfCharacter(character: string) {
  if (/\p{L}/u.test(character)) return tries.letter;
  return /\d/.test(character) ? tries.digit : tries.other;
}

const keyboardRows = [
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertzuiop",
  "yxcvbnm",
  "azertyuiop",
  "qsdfghjklm",
  "1234567890",
];
const rowsBothWays = keyboardRows.flatMap((row) => [row, Array.from(row).reverse().join("")]);

/** aaaa, abcd, 9876, asdf */
function isRun(piece: string) {
  if (rowsBothWays.some((row) => row.includes(piece))) return true;
  const step = piece.charCodeAt(1) - piece.charCodeAt(0);
  if (Math.abs(step) > 1) return false;
  for (let at = 2; at < piece.length; at++) if (piece.charCodeAt(at) - piece.charCodeAt(at - 1) !== step) return false;
  return true;
}

const disguises: Record<string, string> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "1": "i",
  "!": "i",
  "0": "o",
  $: "s",
  "5": "s",
  "7": "t",
};

/** p@ssw0rd is password. */
function undisguised(text: string) {
  return text.replace(/[@431!0$57]/g, (character) => disguises[character] ?? character);
}

/** A name as a whole, without its spaces and punctuation, and each of its words. */
function nameWords(names: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const name of names) {
    const folded = normalPassword(name).toLowerCase();
    const parts = folded.split(/[^\p{L}\p{N}]+/u);
    for (const word of [folded, parts.join(""), ...parts]) if (word.length >= 3) words.add(word);
  }
  for (const ordinary of ["www", "com", "net", "org", "the", "and"]) words.delete(ordinary);
  return words;
}
