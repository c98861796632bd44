/** The catalogue's kinds in the words of the screen. */
const labels: Record<string, string> = { platform: "Platform", bundle: "Bundle", addon: "Add-on" };

export function kindLabel(kind: string): string {
  return labels[kind] ?? kind;
}
