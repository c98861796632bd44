/** What somebody typed into the search: the pieces between the spaces, of which each has to stand in a row. */
export interface Search {
  pieces: string[];
  /** For the full-text index: each piece from the first letters of its words on; null where no piece holds a word. */
  match: string | null;
}

const longest = 200;
const mostPieces = 12;

export function readSearch(typed: string | undefined): Search | null {
  const text = (typed ?? "")
    .normalize("NFC")
    .replace(/\p{Cc}/gu, " ")
    .trim()
    .slice(0, longest);
  if (!text) return null;
  const pieces = text.split(/\s+/).slice(0, mostPieces);
  const phrases = pieces.map(phraseOf).filter((phrase) => phrase !== null);
  return { pieces, match: phrases.length > 0 ? phrases.join(" AND ") : null };
}

/**
 * GLOB patterns of which one fits wherever the piece stands, be it inside a word: with or without capitals and accents,
 * ss as ß, and ä, ö and ü as ae, oe and ue.
 */
export function globsOf(piece: string): string[] {
  const plain = folded(piece);
  const sharp = [plain, plain.replaceAll("ss", "ß")];
  const spellings = sharp.flatMap((text) => [text, text.replace(/([aou])e/g, "$1")]);
  return [...new Set(spellings)].map((text) => `*${[...text].map(signOf).join("")}*`);
}

/** A LIKE pattern for the piece without its accents; SQLite takes its Latin letters with or without capitals. */
export function likeOf(piece: string): string {
  return `%${folded(piece).replace(/[\\%_]/g, "\\$&")}%`;
}

// Only letters and digits, in quotes: nothing of it is an operator. A Check ID, or anything else in one piece, is
// searched for as one phrase.
function phraseOf(piece: string): string | null {
  const words = piece.match(/[\p{L}\p{N}\p{M}]+/gu);
  if (!words) return null;
  const phrase = words.join(" ");
  const plain = phrase.replace(/[ßẞ]/g, "ss");
  const spellings = [...new Set([phrase, plain, plain.replace(/ss/gi, "ß")])].map((text) => `"${text}"*`);
  return spellings.length === 1 ? (spellings[0] ?? null) : `(${spellings.join(" OR ")})`;
}

function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");
}

const accented = new Map<string, string>();
for (let code = 0xc0; code <= 0x17f; code++) {
  const letter = String.fromCharCode(code);
  const base = folded(letter);
  if (base !== letter && /^[a-z]$/.test(base)) accented.set(base, (accented.get(base) ?? "") + letter);
}

function signOf(sign: string): string {
  if (/[[\]*?]/.test(sign)) return sign === "]" ? "]" : `[${sign}]`;
  const capital = sign.toUpperCase();
  const others = accented.get(sign) ?? "";
  return capital === sign || capital.length !== sign.length ? sign : `[${sign}${capital}${others}]`;
}
