import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, test } from "@playwright/test";

// The demonstration, where every page has something to show.
const origin = "http://localhost:4392";
const password = "a calm river at dawn";
const halden = "/customers/halden-precision";
const report = `${halden}/health-checks/2026-07-01`;

const pages: Record<string, { as: string | null; paths: string[] }> = {
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
  customer: {
    as: "marta@halden-precision.example",
    paths: [
      `${halden}/profile`,
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
      report,
      `${report}?status=fail&severity=critical`,
      `${report}?q=nothing-fits-this`,
      `${report}/findings/2`,
      `${halden}/health-checks/help/zia.ssl-inspection`,
      `${halden}/licensing`,
      `${halden}/licensing?shelf=upgrades`,
      `${halden}/licensing?shelf=all&q=sandbox`,
      `${halden}/licensing/products/ZIA-BIZ-EDITION`,
      `${halden}/licensing/products/ZIA-ISOLATION`,
      `${halden}/licensing/requests`,
      `${halden}/licensing/calendar`,
      `${halden}/licensing/calendar?past=show`,
      `${halden}/licensing/calendar?kind=quote`,
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
  admin: {
    as: "admin@cm360.example",
    paths: [
      "/admin",
      "/admin/approvals",
      "/admin/approvals?state=rejected",
      "/customers",
      "/admin/health-checks",
      "/admin/health-checks/new",
      "/admin/requests",
      "/admin/catalogue",
      "/admin/catalogue/new",
      "/admin/catalogue/import",
      "/admin/catalogue/ZIA-BIZ-EDITION",
      "/admin/catalogue/ZIA-BIZ-EDITION/relations",
      "/admin/upgrade-rules",
      "/admin/upgrade-rules/new",
      "/admin/settings",
      "/admin/journey-topics",
      "/admin/journey-topics/identity",
      "/admin/technology-areas",
      "/admin/technology-areas/zia.ssl-inspection",
      "/admin/texts",
      "/admin/texts/training",
      "/admin/email-domains",
      "/admin/outbox",
      "/admin/audit",
      `${halden}/profile`,
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
      for (const path of paths) {
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
