/** The rows whose key is not among the known ones. */
export function missing<Key extends string, Row extends Record<Key, string>>(
  rows: Row[],
  known: Record<Key, string>[],
  key: Key,
): Row[] {
  const keys = new Set(known.map((row) => row[key]));
  return rows.filter((row) => !keys.has(row[key]));
}
