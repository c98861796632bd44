/** Each word of a search stands somewhere in these texts, whatever its capitals and accents: "muller" finds Müller. */
export function hasWords(texts: readonly string[], search: string): boolean {
  const text = folded(texts.join("\n"));
  return folded(search)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Without accents and capitals. */
export function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
