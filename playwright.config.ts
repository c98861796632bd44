import { defineConfig } from "@playwright/test";

// Ports of their own, so that a portal under development is left alone.
const port = 4390;
const mailgunPort = 4391;
const demoPort = 4392;

/** A built portal on a database of its own. */
function portal(onPort: number, environment: Record<string, string>) {
  const data = `.cache/e2e-${onPort}`;
  return {
    command: `rm -rf ${data} && node build/server/server.js`,
    url: `http://localhost:${onPort}/healthz`,
    reuseExistingServer: false,
    stdout: "ignore" as const,
    env: {
      NODE_ENV: "production",
      PORT: String(onPort),
      APP_URL: `http://localhost:${onPort}`,
      DATABASE_URL: `file:./${data}/cm360.db`,
      SESSION_SECRET: "e2e-only-4f1d0c5b8a7e6d9c2b3a1f0e",
      LOG_LEVEL: "warn",
      ...environment,
    },
  };
}

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: ".cache/test-results/playwright",
  // Reading every page with axe takes as long as all other journeys together: the two go side by side.
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [["list"], ["json", { outputFile: ".cache/test-results/playwright.json" }]],
  use: {
    baseURL: `http://localhost:${port}`,
    locale: "en-GB",
    timezoneId: "Europe/Oslo",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "with JavaScript" },
    { name: "without JavaScript", use: { javaScriptEnabled: false }, testIgnore: /accessibility|enhanced/ },
  ],
  webServer: [
    {
      command: `node tests/support/mailgun-server.js ${mailgunPort}`,
      url: `http://127.0.0.1:${mailgunPort}/inbox`,
      reuseExistingServer: false,
    },
    portal(port, {
      ADMIN_EMAIL: "ada@secure-dynamics-admin.com",
      ADMIN_PASSWORD: "nine green bottles on a wall",
      DEMO: "off",
      MAILGUN_API_URL: `http://127.0.0.1:${mailgunPort}`,
      MAILGUN_API_KEY: "key-for-the-stand-in",
      MAILGUN_DOMAIN: "mail.cm360.example",
    }),
    portal(demoPort, { DEMO: "on" }),
  ],
});
