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
