import { allGroups, type GroupName } from "~/search/groups";

export const longestSearch = 100;
const mostWords = 8;

export interface SearchQuery {
  typed: string;
  /** What stands between the spaces; each has to be found. */
  words: string[];
  /** Null: everywhere. */
  in: GroupName | null;
}

/** What the URL asks for; what it does not say, or says in an unknown way, is the usual. */
export function readSearchQuery(params: URLSearchParams): SearchQuery {
  const typed = (params.get("q") ?? "")
    .normalize("NFC")
    .replace(/\p{Cc}/gu, " ")
    .trim()
    .slice(0, longestSearch);
  const group = params.get("in");
  return {
    typed,
    words: typed ? typed.split(/\s+/).slice(0, mostWords) : [],
    in: allGroups.find((known) => known === group) ?? null,
  };
}

/** Letters without case and accents; ß is ss. */
function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");
}

/** How well a name answers: 0 is the very name, 1 begins so, 2 has a word that begins so, 3 holds it; null: not all words are there. */
export function rankOf(query: Pick<SearchQuery, "typed" | "words">, name: string, more = ""): number | null {
  const [title, all] = [folded(name), folded(`${name} ${more}`)];
  if (query.words.length === 0 || !query.words.every((word) => all.includes(folded(word)))) return null;
  const typed = folded(query.words.join(" "));
  if (title === typed) return 0;
  if (title.startsWith(typed)) return 1;
  return ` ${title}`.includes(` ${typed}`) ? 2 : 3;
}

/** The text in pieces, those that were searched for marked. */
export function marked(text: string, words: readonly string[]): { text: string; isFound: boolean }[] {
  const sought = words.map(folded).filter(Boolean);
  const letters = [...text];
  // One letter can become two when it is folded, and an emoji is two to indexOf: each keeps its place.
  const plain = letters.map(folded);
  const line = plain.join("");
  const placeOf: number[] = plain.flatMap((piece, index) => Array.from({ length: piece.length }, () => index));
  const isFound = new Array<boolean>(letters.length).fill(false);
  for (const word of sought)
    for (let at = line.indexOf(word); at !== -1; at = line.indexOf(word, at + word.length))
      for (let i = at; i < at + word.length; i++) isFound[placeOf[i] ?? 0] = true;

  const pieces: { text: string; isFound: boolean }[] = [];
  for (const [index, letter] of letters.entries()) {
    const found = isFound[index] ?? false;
    const last = pieces.at(-1);
    if (last && last.isFound === found) last.text += letter;
    else pieces.push({ text: letter, isFound: found });
  }
  return pieces;
}
