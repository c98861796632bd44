#!/usr/bin/env node
// Stands where Prisma's native schema engine would (see prisma.config.ts).
console.error(
  "Prisma's schema engine is not installed on this machine. Use `npm run db:diff` to write a migration and `npm run db:check` to check them,\n" +
    "or download the engine with `npm rebuild @prisma/engines --ignore-scripts=false` and use `prisma migrate`.",
);
process.exit(1);
