import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "prisma/config";

// Every Prisma command asks for the native schema engine, even `generate`, which never runs it. Where npm could not
// download it, a stand-in answers that says so; the migrations themselves are made and checked by scripts/schema.js.
const engines = path.resolve("node_modules/@prisma/engines");
const downloaded = existsSync(engines) && readdirSync(engines).some((name) => name.startsWith("schema-engine"));
if (!downloaded) process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.resolve("scripts/no-schema-engine.js");
process.env.CHECKPOINT_DISABLE ??= "1";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  // Virtual tables and their shadows, which Prisma does not know: the migrations make them.
  experimental: { externalTables: true },
  tables: { external: ["", "_config", "_data", "_docsize", "_idx"].map((part) => `FindingText${part}`) },
  datasource: { url: process.env.DATABASE_URL ?? "file:./data/cm360.db" },
});
