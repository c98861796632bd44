import path from "node:path";
import { fileURLToPath } from "node:url";

/** Where the database is: a file here; a libSQL server; or a copy here of a server's, to read from. */
export type Place =
  | { kind: "file"; path: string }
  | { kind: "remote"; server: Server }
  | { kind: "replica"; path: string; server: Server };

export interface Server {
  url: string;
  authToken: string | undefined;
}

interface Addresses {
  DATABASE_URL: string;
  DATABASE_AUTH_TOKEN?: string | undefined;
  DATABASE_SYNC_URL?: string | undefined;
}

export function placeOf(addresses: Addresses): Place {
  const { DATABASE_URL: url, DATABASE_AUTH_TOKEN: authToken, DATABASE_SYNC_URL: syncUrl } = addresses;
  if (!url.startsWith("file:")) return { kind: "remote", server: { url, authToken } };
  if (syncUrl) return { kind: "replica", path: pathOf(url), server: { url: syncUrl, authToken } };
  return { kind: "file", path: pathOf(url) };
}

/** `file:data/cm360.db` is relative, as Prisma and libSQL read it. */
function pathOf(url: string): string {
  return path.resolve(url.startsWith("file://") ? fileURLToPath(url) : url.slice("file:".length));
}
