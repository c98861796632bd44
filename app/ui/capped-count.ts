/** Enough digits for a menu or a tile. */
export const mostShown = 999;

/** "999+" where it is more. */
export function cappedCount(count: number, most = mostShown): string {
  return count > most ? `${most.toLocaleString("en-GB")}+` : count.toLocaleString("en-GB");
}
