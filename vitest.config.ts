import { defineConfig } from "vitest/config";
import { recordStatements } from "./tests/plans/record-statements";

export default defineConfig({
  plugins: [recordStatements],
  resolve: { alias: { "~": new URL("./app", import.meta.url).pathname } },
  test: {
    environment: "node",
    include: [
      "app/**/*.test.{ts,tsx}",
      "server/**/*.test.ts",
      "prisma/**/*.test.ts",
      "scripts/**/*.test.ts",
      "tests/*.test.ts",
      "tests/attacks/*.test.ts",
      "tests/beyond/*.test.ts",
    ],
    exclude: ["tests/e2e/**"],
    globalSetup: ["tests/support/global-setup.ts", "tests/support/replica-primary.ts"],
    setupFiles: ["tests/support/setup.ts"],
    maxWorkers: 2,
    // Passwords are hashed and locks are waited for in earnest, and machines that run tests are busy.
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
