/** The address to link to, or null where the cell is no web address and is shown as text. */
export function referenceLink(reference: string): string | null {
  const text = reference.trim();
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  return new URL(text).href;
}
