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

export type Weight = "regular" | "bold";

/** What of pdfkit's fonts is used: its own text() lays out and wraps again at every call, far too slow for thousands of rows. */
export interface Face {
  id: string;
  ref(): unknown;
  encode(text: string): [string[], { xAdvance: number; advanceWidth: number; xOffset: number; yOffset: number }[]];
  layout(text: string, features: undefined, onlyWidth: true): { advanceWidth: number };
  font: { hasGlyphForCodePoint(point: number): boolean };
}

/** A stretch of text in one face. */
export interface Piece {
  face: Face;
  text: string;
  /** In thousandths of the size. */
  width: number;
  /** What the text stands for where no face has its characters. */
  instead: string | null;
}

interface FontHolder {
  registerFont(name: string, source: Buffer): unknown;
  font(name: string): unknown;
}

/** The signs of a character that no face has. */
const replacement = "\ufffd";

const mostWords = 20_000;

/** The faces of a document: Inter as the portal has it, and one behind it that has nearly all the rest. */
export class Faces {
  readonly #chains: Record<Weight, Face[]>;
  readonly #words = new Map<string, Piece[]>();
  /** The characters that no face had. */
  readonly missing = new Set<string>();

  constructor(doc: FontHolder) {
    let opened = 0;
    const open = (data: string): Face => {
      const name = `face ${++opened}`;
      doc.registerFont(name, Buffer.from(data.slice(data.indexOf(",") + 1), "base64"));
      doc.font(name);
      return (doc as unknown as { _font: Face })._font;
    };
    const last = open(dejavu);
    this.#chains = {
      regular: [...[latin, latinExt, cyrillic, greek].map(open), last],
      bold: [...[boldLatin, boldLatinExt, boldCyrillic, boldGreek].map(open), last],
    };
  }

  /** The face of plain letters and figures. */
  plain(weight: Weight): Face {
    return this.#chains[weight][0] as Face;
  }

  /** One word, or one stretch of spaces. */
  shape(word: string, weight: Weight): Piece[] {
    const key = weight === "bold" ? `\u0000${word}` : word;
    const known = this.#words.get(key);
    if (known) return known;
    const pieces = this.#shaped(word, this.#chains[weight]);
    if (this.#words.size >= mostWords) this.#words.clear();
    this.#words.set(key, pieces);
    return pieces;
  }

  width(word: string, weight: Weight): number {
    return this.shape(word, weight).reduce((sum, piece) => sum + piece.width, 0);
  }

  #shaped(word: string, chain: readonly Face[]): Piece[] {
    const runs: { face: Face | null; text: string }[] = [];
    for (const character of word) {
      const point = character.codePointAt(0) ?? 0;
      const last = runs.at(-1);
      const joins = isMark.test(character) && last?.face?.font.hasGlyphForCodePoint(point);
      const face = joins && last ? last.face : (chain.find(({ font }) => font.hasGlyphForCodePoint(point)) ?? null);
      if (last && last.face === face) last.text += character;
      else runs.push({ face, text: character });
    }
    return runs.map(({ face, text }) => (face ? pieceOf(face, text, null) : this.#replaced(text, chain)));
  }

  #replaced(text: string, chain: readonly Face[]): Piece {
    const characters = [...text];
    for (const character of characters) this.missing.add(character);
    return pieceOf(chain[0] as Face, replacement.repeat(characters.length), text);
  }
}

const isMark = /^\p{M}$/u;

function pieceOf(face: Face, text: string, instead: string | null): Piece {
  return { face, text, width: face.layout(text, undefined, true).advanceWidth, instead };
}
