import type { Faces, Piece, Weight } from "./faces";

/** A stretch of text of one weight. */
export interface Run {
  text: string;
  weight?: Weight;
}

/** Pieces that stand beside each other. */
export interface Line {
  pieces: Piece[];
  /** In points. */
  width: number;
}

interface Token {
  text: string;
  weight: Weight;
  width: number;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Breaks at spaces and line ends; a word wider than the line breaks after its signs, else anywhere. Nothing is dropped. */
export function breakLines(faces: Faces, text: string | readonly Run[], size: number, width: number): Line[] {
  const runs = typeof text === "string" ? [{ text }] : text;
  const room = (width / size) * 1000;
  const lines: Token[][] = [];
  for (const paragraph of paragraphsOf(runs)) {
    let line: Token[] = [];
    let used = 0;
    for (const group of groupsOf(faces, paragraph)) {
      const wide = group.width;
      if (used > 0 && used + wide > room && !group.isSpace) {
        lines.push(line);
        line = [];
        used = 0;
      }
      if (wide <= room || group.isSpace) {
        // Spaces at a line's end take no room of the next.
        if (!(group.isSpace && used === 0 && lines.length > 0)) line.push(...group.tokens);
        used += wide;
        continue;
      }
      for (const part of group.tokens.flatMap((token) => partsOf(faces, token, room))) {
        if (used > 0 && used + part.width > room) {
          lines.push(line);
          line = [];
          used = 0;
        }
        line.push(part);
        used += part.width;
      }
    }
    lines.push(line);
  }
  return lines.map((tokens) => lineOf(faces, tokens, size));
}

/** At most so many lines; where some are left out the last one says so with an ellipsis. */
export function firstLines(
  faces: Faces,
  text: string,
  size: number,
  width: number,
  most: number,
  weight: Weight = "regular",
): Line[] {
  // No line holds more characters than its width in points.
  const enough = text.slice(0, Math.ceil(width) * most);
  const lines = breakLines(faces, [{ text: enough, weight }], size, width);
  if (lines.length <= most && enough.length === text.length) return lines;
  const kept = lines.slice(0, most);
  const last = kept.pop();
  const words = (last?.pieces ?? []).map((piece) => piece.instead ?? piece.text).join("");
  return [...kept, shortened(faces, words, size, width, weight)];
}

function shortened(faces: Faces, text: string, size: number, width: number, weight: Weight): Line {
  let kept = text.trimEnd();
  for (;;) {
    const line = lineOf(faces, tokensOf(faces, { text: `${kept}…`, weight }), size);
    if (line.width <= width || kept === "") return line;
    kept = kept.slice(0, -1).trimEnd();
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these have no shape, and some would turn a line around
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

function* paragraphsOf(runs: readonly Run[]): Generator<Run[]> {
  let paragraph: Run[] = [];
  for (const { text, weight = "regular" } of runs) {
    const [first = "", ...rest] = text
      .replace(/\r\n?|[\u2028\u2029]/g, "\n")
      .replace(unseen, "")
      .split("\n");
    paragraph.push({ text: first, weight });
    for (const next of rest) {
      yield paragraph;
      paragraph = [{ text: next, weight }];
    }
  }
  yield paragraph;
}

function tokensOf(faces: Faces, { text, weight = "regular" }: Run): Token[] {
  return (text.match(/[ \t]+|[^ \t]+/g) ?? []).map((word) => {
    const shown = word.replaceAll("\t", " ");
    return { text: shown, weight, width: faces.width(shown, weight) };
  });
}

/** What must stay together: the tokens between two spaces. */
function groupsOf(faces: Faces, runs: readonly Run[]) {
  const groups: { tokens: Token[]; width: number; isSpace: boolean }[] = [];
  for (const token of runs.flatMap((run) => tokensOf(faces, run))) {
    const isSpace = token.text.startsWith(" ");
    const last = groups.at(-1);
    if (last && last.isSpace === isSpace) {
      last.tokens.push(token);
      last.width += token.width;
    } else groups.push({ tokens: [token], width: token.width, isSpace });
  }
  return groups;
}

function partsOf(faces: Faces, token: Token, room: number): Token[] {
  const { weight } = token;
  const measured = (text: string): Token => ({ text, weight, width: faces.width(text, weight) });
  const segments = token.text.match(/[^/\-_.,?&=:@]+[/\-_.,?&=:@]*|[/\-_.,?&=:@]+/g) ?? [];
  return segments.map(measured).flatMap((segment) => {
    if (segment.width <= room) return [segment];
    return [...graphemes.segment(segment.text)].map(({ segment: one }) => measured(one));
  });
}

/** Neighbours in one face become one piece: the file stays small. */
function lineOf(faces: Faces, tokens: readonly Token[], size: number): Line {
  const end = tokens.findLastIndex(({ text }) => text.trim() !== "") + 1;
  const pieces: Piece[] = [];
  for (const { text, weight } of tokens.slice(0, end)) {
    for (const piece of faces.shape(text, weight)) {
      const last = pieces.at(-1);
      if (last && last.face === piece.face && last.instead === null && piece.instead === null)
        pieces[pieces.length - 1] = joined(last, piece);
      else pieces.push(piece);
    }
  }
  return { pieces, width: (pieces.reduce((sum, { width }) => sum + width, 0) * size) / 1000 };
}

function joined(before: Piece, after: Piece): Piece {
  return {
    ...before,
    text: before.text + after.text,
    glyphs: before.glyphs + after.glyphs,
    width: before.width + after.width,
  };
}
