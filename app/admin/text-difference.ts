import { diffLines, diffWordsWithSpace } from "diff";

export interface Piece {
  kind: "same" | "gone" | "new";
  text: string;
}

/** A stretch of two texts laid over each other; "skipped": so many lines that are the same in both. */
export type Stretch = { kind: "pieces"; pieces: Piece[] } | { kind: "skipped"; lines: number };

/** What makes the newer text another one: the changed places, word by word, with a line of what stands around them. */
export function differenceOf(older: string, newer: string): Stretch[] {
  if (older === newer) return [];
  const chunks = diffLines(ended(older), ended(newer), { timeout: longestMs });
  if (!chunks) return [pieces([gone(older), fresh(newer)])];
  const stretches: Stretch[] = [];
  for (let at = 0; at < chunks.length; at++) {
    const [chunk, next] = [chunks[at], chunks[at + 1]];
    if (!chunk) continue;
    if (!chunk.added && !chunk.removed) {
      stretches.push(...around(chunk.value, at === 0, at === chunks.length - 1));
    } else if (chunk.removed && next?.added) {
      stretches.push(pieces(wordByWord(chunk.value, next.value)));
      at++;
    } else {
      stretches.push(pieces([chunk.added ? fresh(chunk.value) : gone(chunk.value)]));
    }
  }
  return stretches;
}

const longestMs = 300;
/** Below this share of common signs two passages are two, not one that was changed. */
const leastInCommon = 0.3;

function wordByWord(older: string, newer: string): Piece[] {
  const words = diffWordsWithSpace(older, newer, { timeout: longestMs });
  const apart = [gone(older), fresh(newer)];
  if (!words) return apart;
  const found = words.map(
    ({ value, added, removed }): Piece => (added ? fresh(value) : removed ? gone(value) : same(value)),
  );
  const common = found.reduce((sum, { kind, text }) => sum + (kind === "same" ? text.trim().length : 0), 0);
  return common < leastInCommon * Math.max(older.length, newer.length) ? apart : found;
}

/** The line next to each change; what lies between is only counted. */
function around(text: string, isFirst: boolean, isLast: boolean): Stretch[] {
  const lines = text.replace(/\n$/, "").split("\n");
  const before = isFirst ? 0 : 1;
  const after = isLast ? 0 : 1;
  if (lines.length <= before + after + 1) return [pieces([same(text)])];
  return [
    ...(isFirst ? [] : [pieces([same(`${lines[0]}\n`)])]),
    { kind: "skipped", lines: lines.length - before - after },
    ...(isLast ? [] : [pieces([same(`${lines.at(-1)}\n`)])]),
  ];
}

const ended = (text: string) => (text.endsWith("\n") ? text : `${text}\n`);
const pieces = (list: Piece[]): Stretch => ({ kind: "pieces", pieces: list });
const same = (text: string): Piece => ({ kind: "same", text });
const gone = (text: string): Piece => ({ kind: "gone", text });
const fresh = (text: string): Piece => ({ kind: "new", text });
