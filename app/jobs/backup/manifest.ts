/** What a database holds, so that a copy of it can be told from another. */
export interface Contents {
  /** The newest migration. */
  migration: string;
  /** SHA-256 of what makes the tables, indexes and triggers. */
  schema: string;
  /** Of each table its rows, and SHA-256 over them in the order in which they lie. */
  tables: Record<string, { rows: number; sha256: string }>;
  /** "1,204 rows are whole. The last is 1204:9f86…", or what is wrong. */
  auditLog: string;
}

/** How it is said of an audit log that it is not as it was written. */
export const notWhole = "It is not as it was written from";

/** Written beside each copy. */
export interface Manifest extends Contents {
  format: 1;
  /** ISO text: when the copying began. */
  madeAt: string;
  /** Size and SHA-256 of the copy's file as it lies there, encrypted or not. */
  bytes: number;
  sha256: string;
}

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Null where the text is no manifest that this build can read. */
export function readManifest(text: string): Manifest | null {
  try {
    const manifest = JSON.parse(text) as Partial<Manifest> | null;
    const isOne =
      manifest?.format === 1 && typeof manifest.sha256 === "string" && typeof (manifest.tables ?? null) === "object";
    return isOne ? (manifest as Manifest) : null;
  } catch {
    return null;
  }
}

/** In what a database differs from what was written of it, in words; nothing where it is the same. */
export function differences(expected: Contents, found: Contents): string[] {
  const said: string[] = [];
  if (expected.migration !== found.migration)
    said.push(`it ends with the migration ${found.migration || "none"}, not ${expected.migration}`);
  if (expected.schema !== found.schema) said.push("its tables are not made as those that were copied");
  for (const [name, table] of Object.entries(expected.tables)) {
    const there = found.tables[name];
    if (!there) said.push(`the table ${name} is missing`);
    else if (there.rows !== table.rows) said.push(`${name} has ${there.rows} rows, not ${table.rows}`);
    else if (there.sha256 !== table.sha256) said.push(`rows of ${name} are not those that were copied`);
  }
  for (const name of Object.keys(found.tables)) {
    if (!(name in expected.tables)) said.push(`the table ${name} was not copied`);
  }
  return said;
}

export function rowsIn({ tables }: Contents): number {
  return Object.values(tables).reduce((sum, { rows }) => sum + rows, 0);
}
