import type { Plugin } from "vite";

/** In tests, the database and its one client of Prisma are such as say who made each statement. */
export const recordStatements: Plugin = {
  name: "cm360:record-statements",
  enforce: "pre",
  resolveId(source, importer) {
    // The alias `~` is a path by now.
    if (source.endsWith("/app/infra/libsql-database.server") && !importer?.includes("/tests/plans/"))
      return standIn("recorded-database.ts");
    const isTheDatabase = importer?.endsWith("/app/infra/libsql-database.server.ts");
    return isTheDatabase && source === "./prisma/client" ? standIn("recorded-client.ts") : undefined;
  },
};

function standIn(file: string): string {
  return new URL(file, import.meta.url).pathname;
}
