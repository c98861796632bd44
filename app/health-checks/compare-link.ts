/** The page that compares two dates: all of it, or exactly the checks that one of its numbers counts. */
export function compareLink(
  base: string,
  { from, to }: { from: string; to: string },
  rows: { change?: string; product?: string; area?: string } | null = null,
): string {
  const search = new URLSearchParams({ from, to, ...rows });
  return `${base}/compare?${search}${rows ? "#rows" : ""}`;
}
