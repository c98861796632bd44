import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";

// The demonstration, where every page has something to show.
const origin = "http://localhost:4392";
const password = "a calm river at dawn";
const halden = "/customers/halden-precision";
const report = `${halden}/health-checks/2026-07-01`;

/** A page by its path, or by the first link on another page that leads to one like it. */
type Place = string | { on: string; to: RegExp };

const marta = "marta@halden-precision.example";

const pages: Record<string, { as: string | null; paths: Place[] }> = {
  visitor: {
    as: null,
    paths: [
      "/",
      "/signup",
      "/signup/received",
      "/reset-password",
      "/privacy",
      "/terms",
      "/password-set",
      "/change-password/no-such-link",
    ],
  },
  "customer's profile": {
    as: marta,
    paths: [
      `${halden}/profile`,
      `${halden}/export`,
      `${halden}/close`,
      "/search?q=zia",
      "/account/export",
      "/account/close",
      `${halden}/profile/partners`,
      `${halden}/profile/alignment`,
      `${halden}/profile/alignment?template=reduce-ransomware`,
      `${halden}/profile/journey`,
      `${halden}/profile/journey/identity`,
      `${halden}/profile/cost-reduction`,
      `${halden}/profile/cost-reduction/import`,
      `${halden}/profile/team`,
      `${halden}/profile/team/responsibilities`,
      `${halden}/profile/team/import`,
      `${halden}/profile/activated`,
    ],
  },
  "customer's health checks": {
    as: marta,
    paths: [
      report,
      `${report}?status=fail&severity=critical`,
      `${report}?q=nothing-fits-this`,
      `${report}/findings/2`,
      `${report}/findings/2/follow-up`,
      `${report}/report`,
      `${halden}/health-checks/compare?from=2026-04-01&to=2026-07-01`,
      `${halden}/health-checks/follow-ups`,
      `${halden}/health-checks/help/zia.ssl-inspection`,
    ],
  },
  "customer's licensing": {
    as: marta,
    paths: [
      `${halden}/licensing`,
      `${halden}/licensing?shelf=upgrades`,
      `${halden}/licensing?shelf=all&q=sandbox`,
      `${halden}/licensing/products/ZIA-BIZ-EDITION`,
      `${halden}/licensing/products/ZIA-ISOLATION`,
      `${halden}/licensing/products/ZDECEPTION/dismiss`,
      `${halden}/licensing/requests`,
      { on: `${halden}/licensing/requests`, to: /\/licensing\/requests\/[0-9a-f-]+$/ },
      { on: `${halden}/licensing/requests`, to: /\/licensing\/requests\/[0-9a-f-]+\/change$/ },
      `${halden}/licensing/calendar`,
      `${halden}/licensing/calendar?past=show`,
      `${halden}/licensing/calendar?kind=quote`,
    ],
  },
  "customer's account": {
    as: marta,
    paths: [
      "/training",
      "/account",
      "/account/sessions",
      "/account/email",
      "/account/colleagues",
      "/account/calendar",
      "/customers/nobody-we-know/profile",
    ],
  },
  partner: {
    as: "jonas@corvus-networks.example",
    paths: [
      "/customers",
      "/requests",
      `${halden}/profile`,
      `${halden}/health-checks`,
      `${halden}/licensing`,
      `${halden}/licensing/requests`,
      `${halden}/licensing/calendar`,
      "/account/calendar",
    ],
  },
  "admin's work": {
    as: "admin@cm360.example",
    paths: [
      "/admin",
      "/admin/approvals",
      "/admin/approvals?state=rejected",
      "/customers",
      "/admin/health-checks",
      { on: "/admin/health-checks", to: /\/admin\/health-checks\/[0-9a-f-]{36}$/ },
      "/admin/health-checks/new",
      "/admin/requests",
      `${halden}/profile`,
    ],
  },
  "admin's office": {
    as: "admin@cm360.example",
    paths: [
      "/admin/catalogue",
      "/admin/catalogue/new",
      "/admin/catalogue/import",
      "/admin/catalogue/ZIA-BIZ-EDITION",
      "/admin/catalogue/ZIA-BIZ-EDITION/relations",
      "/admin/upgrade-rules",
      "/admin/upgrade-rules/new",
      { on: "/admin/upgrade-rules", to: /\/admin\/upgrade-rules\/[0-9a-f-]{32,36}$/ },
      "/admin/settings",
      "/admin/journey-topics",
      "/admin/journey-topics/identity",
      "/admin/technology-areas",
      "/admin/technology-areas/zia.ssl-inspection",
      "/admin/technology-areas/new",
      "/admin/texts",
      "/admin/texts/training",
      "/admin/email-domains",
      "/admin/outbox",
      "/admin/letters",
      "/admin/jobs",
      "/admin/audit",
    ],
  },
};

const looks = [
  { name: "wide and light", width: 1440, colorScheme: "light" },
  { name: "narrow and dark", width: 360, colorScheme: "dark" },
] as const;

for (const [who, { as, paths }] of Object.entries(pages))
  for (const look of looks)
    test(`every page of the ${who} is accessible, ${look.name}`, async ({ browser }) => {
      test.setTimeout(300_000);
      const { page, complaints } = await visitor(browser, look, as);
      const found: string[] = [];
      for (const place of paths) {
        const path = await find(page, place);
        await page.goto(origin + path);
        await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
        const { violations } = await new AxeBuilder({ page }).analyze();
        for (const { id, nodes } of violations)
          found.push(`${path}: ${id}: ${nodes.map(({ html }) => html).join(" ")}`);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (overflow > 0) found.push(`${path}: scrolls ${overflow} px sideways`);
      }
      expect([...found, ...complaints]).toEqual([]);
      await page.context().close();
    });

async function find(page: Page, place: Place): Promise<string> {
  if (typeof place === "string") return place;
  await page.goto(origin + place.on);
  const links = await page.locator("a[href]").evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
  const path = links.find((href) => place.to.test(href));
  if (!path) throw new Error(`No link of ${place.on} leads to ${place.to}`);
  return path;
}

async function visitor(browser: Browser, look: (typeof looks)[number], email: string | null) {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 900 },
    colorScheme: look.colorScheme,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  // A refused script, style or picture, a failed hydration: whatever the browser complains of.
  const complaints: string[] = [];
  page.on("console", (message) => {
    const isStatus = /status of (403|404|410)/.test(message.text());
    if (message.type() === "error" && !isStatus) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  if (email) {
    await page.goto(origin);
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Login", exact: true }).click();
    await page.waitForURL((url) => url.pathname !== "/");
  }
  return { page, complaints };
}
