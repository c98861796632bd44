import { marked } from "~/search/search-query";

/** A text with the words that were searched for marked in it. */
export function Highlighted({ text, words }: { text: string; words: readonly string[] }) {
  return marked(text, words).map(({ text: piece, isFound }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text keep their places
    isFound ? <mark key={index}>{piece}</mark> : piece,
  );
}
