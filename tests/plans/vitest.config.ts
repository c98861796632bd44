import { defineConfig } from "vitest/config";

/** The last step of the tests: how SQLite would answer every statement that the application made in the others. */
export default defineConfig({
  resolve: { alias: { "~": new URL("../../app", import.meta.url).pathname } },
  test: {
    environment: "node",
    root: new URL("../..", import.meta.url).pathname,
    include: ["tests/plans/*.test.ts"],
    globalSetup: ["tests/support/global-setup.ts"],
  },
});
