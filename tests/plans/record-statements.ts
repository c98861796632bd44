import type { Plugin } from "vite";

/** In tests, the database's one client of Prisma is one that says who made each statement. */
export const recordStatements: Plugin = {
  name: "cm360:record-statements",
  enforce: "pre",
  resolveId(source, importer) {
    const isTheDatabase = importer?.endsWith("/app/infra/libsql-database.server.ts");
    return isTheDatabase && source === "./prisma/client"
      ? new URL("recorded-client.ts", import.meta.url).pathname
      : undefined;
  },
};
