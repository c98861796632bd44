import { limits } from "./reading";

/** How headers and status words are compared: without case, spaces, underscores and hyphens. */
export function plainWord(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_\u2010-\u2015-]+/gu, "");
}

/** How names of areas and checks are compared: letters and digits only. */
export function plainName(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** A cell short enough to quote in a message. */
export function shorten(text: string, length = 80): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

/** Why this is no text that can be kept as it stands; null where it can. */
export function wrongWithText(cell: string): string | null {
  if (cell.length > limits.cell) {
    // Signs beyond the first 65,536 are two units each.
    const length = [...cell].length;
    if (length > limits.cell) return `at most 4,000 characters; there are ${length.toLocaleString("en-GB")}`;
  }
  if (controls.test(cell)) return "text without control characters";
  return cell.includes("\uFFFD") ? "the letter that stood where “\uFFFD” stands; it was lost before" : null;
}
