import type { Actor } from "~/access/actor";
import { publish } from "~/health-checks/publish.server";
import { upload } from "~/health-checks/upload.server";
import { db, transact } from "~/infra/db.server";

/** Uploads and publishes the demo's health checks as an admin would; the letters that this causes are taken out again. */
export async function publishDemoHealthChecks(): Promise<void> {
  const admin = await demoAdmin();
  if (!admin) return;
  for (const { slug, date, csv, summary } of await readFiles()) {
    const customer = await db.business.findUnique({ where: { slug }, select: { id: true } });
    if (!customer) continue;
    const file = { date, name: `${slug}-${date}.csv`, bytes: new TextEncoder().encode(csv) };
    const draft = await upload(customer.id, file, admin);
    if (!("healthCheckId" in draft)) throw new Error(`The demo's ${file.name} is ${draft.outcome}.`);
    if (draft.outcome === "same-file" && draft.published) continue;
    const edit = { executiveSummary: summary.trim(), answers: {}, version: 1, replaces: null };
    const { outcome } = await publish(draft.healthCheckId, edit, admin);
    if (outcome !== "published") throw new Error(`The demo's ${file.name} is not published: ${outcome}.`);
    await transact((tx) => tx.outboxMail.deleteMany({ where: { businessId: customer.id, sentAt: null } }));
  }
}

async function demoAdmin(): Promise<Actor | null> {
  const user = await db.user.findFirst({
    where: { email: "admin@cm360.example", adminSince: { not: null } },
    select: { id: true, email: true, firstName: true, lastName: true },
  });
  if (!user) return null;
  const { id: userId, email } = user;
  return { userId, sessionId: "", kind: "admin", name: `${user.firstName} ${user.lastName}`, email, business: null };
}

/** Oldest first, as they were published. */
async function readFiles() {
  const [april, aprilSummary, june, juneSummary, july, julySummary] = await Promise.all([
    import("./health-checks/halden-precision-2026-04-01.csv?raw"),
    import("./health-checks/halden-precision-2026-04-01.md?raw"),
    import("./health-checks/meridian-foods-2026-06-15.csv?raw"),
    import("./health-checks/meridian-foods-2026-06-15.md?raw"),
    import("./health-checks/halden-precision-2026-07-01.csv?raw"),
    import("./health-checks/halden-precision-2026-07-01.md?raw"),
  ]);
  return [
    { slug: "halden-precision", date: "2026-04-01", csv: april.default, summary: aprilSummary.default },
    { slug: "meridian-foods", date: "2026-06-15", csv: june.default, summary: juneSummary.default },
    { slug: "halden-precision", date: "2026-07-01", csv: july.default, summary: julySummary.default },
  ];
}
