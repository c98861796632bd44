import { Buffer } from "node:buffer";
import cyrillic from "@fontsource/inter/files/inter-cyrillic-400-normal.woff?inline";
import boldCyrillic from "@fontsource/inter/files/inter-cyrillic-600-normal.woff?inline";
import greek from "@fontsource/inter/files/inter-greek-400-normal.woff?inline";
import boldGreek from "@fontsource/inter/files/inter-greek-600-normal.woff?inline";
import latin from "@fontsource/inter/files/inter-latin-400-normal.woff?inline";
import boldLatin from "@fontsource/inter/files/inter-latin-600-normal.woff?inline";
import latinExt from "@fontsource/inter/files/inter-latin-ext-400-normal.woff?inline";
import boldLatinExt from "@fontsource/inter/files/inter-latin-ext-600-normal.woff?inline";
import dejavu from "dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf?inline";
import { unwrapped } from "./woff";

export type Weight = "regular" | "bold";

/** What of pdfkit's fonts is used: its own text() shapes and wraps anew at every call, far too slow for thousands of rows. */
interface Face {
  id: string;
  ref(): unknown;
  encode(text: string, features: Record<string, boolean>): [glyphs: string[], places: Place[]];
  font: { hasGlyphForCodePoint(point: number): boolean };
}

interface Place {
  xAdvance: number;
  advanceWidth: number;
}

/** A stretch of text in one face, shaped. */
export interface Piece {
  face: Pick<Face, "id" | "ref">;
  text: string;
  /** As PDF's TJ takes it: glyphs, and the room between them. */
  glyphs: string;
  /** In thousandths of the size. */
  width: number;
  /** It stands in for a text that no face has the characters of. */
  instead: string | null;
}

interface FontHolder {
  registerFont(name: string, source: Buffer): unknown;
  font(name: string): unknown;
}

/** Opened when the first of its letters is met: each costs time and memory. */
interface Source {
  letters: RegExp;
  data: string;
}

const extended = /^[\u0100-\u02ff\u1e00-\u1eff\u20a0-\u20cf]$/;
const cyrillicLetters = /^[\u0400-\u04ff\u2116]$/;
const greekLetters = /^[\u0370-\u03ff]$/;

/** Inter as the portal has it, and one behind it that has nearly all the rest. */
const sources: Record<Weight, readonly Source[]> = {
  regular: [
    { letters: /^/, data: latin },
    { letters: extended, data: latinExt },
    { letters: cyrillicLetters, data: cyrillic },
    { letters: greekLetters, data: greek },
    { letters: /^/, data: dejavu },
  ],
  bold: [
    { letters: /^/, data: boldLatin },
    { letters: extended, data: boldLatinExt },
    { letters: cyrillicLetters, data: boldCyrillic },
    { letters: greekLetters, data: boldGreek },
    { letters: /^/, data: dejavu },
  ],
};

/** Drawn for a character that no face has. */
const replacement = "\ufffd";

/** Signs stay as they were written: no arrow is made of a hyphen and a "greater than". */
const features = { calt: false };

const mostWords = 20_000;

/** The faces of one document. */
export class Faces {
  readonly #doc: FontHolder;
  readonly #opened = new Map<string, Face>();
  readonly #words = new Map<string, Piece[]>();
  /** The characters that no face had. */
  readonly missing = new Set<string>();

  constructor(doc: FontHolder) {
    this.#doc = doc;
  }

  /** One word, or one stretch of spaces. */
  shape(word: string, weight: Weight): readonly Piece[] {
    const key = weight === "bold" ? `\u0000${word}` : word;
    const known = this.#words.get(key);
    if (known) return known;
    const pieces = this.#shaped(word, weight);
    if (this.#words.size >= mostWords) this.#words.clear();
    this.#words.set(key, pieces);
    return pieces;
  }

  width(word: string, weight: Weight): number {
    return this.shape(word, weight).reduce((sum, piece) => sum + piece.width, 0);
  }

  #shaped(word: string, weight: Weight): Piece[] {
    const runs: { face: Face | null; text: string }[] = [];
    for (const character of word) {
      const last = runs.at(-1);
      const joins = isMark.test(character) && last?.face?.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
      const face = joins && last ? last.face : this.#faceOf(character, weight);
      if (last && last.face === face) last.text += character;
      else runs.push({ face, text: character });
    }
    return runs.map(({ face, text }) => (face ? pieceOf(face, text, null) : this.#replaced(text, weight)));
  }

  #faceOf(character: string, weight: Weight): Face | null {
    const point = character.codePointAt(0) ?? 0;
    for (const { letters, data } of sources[weight]) {
      if (!letters.test(character)) continue;
      const face = this.#open(data);
      if (face.font.hasGlyphForCodePoint(point)) return face;
    }
    return null;
  }

  #open(data: string): Face {
    const known = this.#opened.get(data);
    if (known) return known;
    const name = `face ${this.#opened.size}`;
    this.#doc.registerFont(name, unwrapped(Buffer.from(data.slice(data.indexOf(",") + 1), "base64")));
    this.#doc.font(name);
    const face = (this.#doc as unknown as { _font: Face })._font;
    this.#opened.set(data, face);
    return face;
  }

  #replaced(text: string, weight: Weight): Piece {
    const characters = [...text];
    for (const character of characters) this.missing.add(character);
    return pieceOf(this.#open(sources[weight][0]?.data ?? latin), replacement.repeat(characters.length), text);
  }
}

const isMark = /^\p{M}$/u;

function pieceOf(face: Face, text: string, instead: string | null): Piece {
  const [hex, places] = face.encode(text, features);
  const parts: string[] = [];
  let run = "";
  let width = 0;
  hex.forEach((glyph, at) => {
    const { xAdvance = 0, advanceWidth = 0 } = places[at] ?? {};
    run += glyph;
    width += xAdvance;
    if (xAdvance === advanceWidth) return;
    parts.push(`<${run}>${Math.round(advanceWidth - xAdvance)}`);
    run = "";
  });
  if (run !== "") parts.push(`<${run}>`);
  return { face, text, glyphs: parts.join(""), width, instead };
}
