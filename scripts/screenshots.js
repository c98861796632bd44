// `npm run screenshots`: the README's pictures, taken from the built portal with its demo data.
import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { chromium } from "@playwright/test";

const port = 4395;
const origin = `http://localhost:${port}`;
const folder = "docs/screenshots";
const customer = `${origin}/customers/halden-precision`;

/** @type {{ name: string; url: string; as?: "marta" | "admin"; width?: number; dark?: boolean }[]} */
const shots = [
  { name: "login", url: `${origin}/` },
  { name: "business-profile", url: `${customer}/profile`, as: "marta" },
  { name: "health-check", url: `${customer}/health-checks/2026-07-01`, as: "marta" },
  { name: "health-check-dark", url: `${customer}/health-checks/2026-07-01`, as: "marta", dark: true },
  { name: "health-check-narrow", url: `${customer}/health-checks/2026-07-01`, as: "marta", width: 360 },
  { name: "pending-approvals", url: `${origin}/admin/approvals`, as: "admin" },
];
const accounts = { marta: "marta@halden-precision.example", admin: "admin@cm360.example" };

rmSync(".cache/screenshots", { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const portal = spawn("node", ["build/server/server.js"], {
  env: {
    ...process.env,
    NODE_ENV: "production",
    PORT: String(port),
    APP_URL: origin,
    DATABASE_URL: "file:./.cache/screenshots/cm360.db",
    SESSION_SECRET: "screenshots-only-9c8b7a6f5e4d3c2b1a09",
    DEMO: "on",
    LOG_LEVEL: "error",
  },
  stdio: "inherit",
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
try {
  for (
    let tries = 0;
    !(await fetch(`${origin}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    ));
    tries++
  ) {
    if (tries > 300) throw new Error("the portal did not start");
    await pause(100);
  }
  for (const { name, url, as, width = 1440, dark } of shots) {
    const page = await browser.newPage({
      viewport: { width, height: width < 500 ? 780 : 900 },
      colorScheme: dark ? "dark" : "light",
      reducedMotion: "reduce",
    });
    if (as) {
      await page.goto(origin);
      await page.getByLabel("Email").fill(accounts[as]);
      await page.getByLabel("Password").fill("a calm river at dawn");
      await page.getByRole("button", { name: "Login" }).click();
      await page.waitForURL((at) => at.pathname !== "/");
    }
    await page.goto(url, { waitUntil: "networkidle" });
    await page.screenshot({ path: `${folder}/${name}.png` });
    await page.close();
    console.log(`${folder}/${name}.png`);
  }
} finally {
  await browser.close();
  portal.kill();
}
