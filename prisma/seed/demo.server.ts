import { db, transact } from "~/infra/db.server";
import { publishDemoHealthChecks } from "./demo-health-checks.server";
import { insertDemoPeople } from "./demo-people.server";

/** Fills the portal with a believable demo, once; a start that was cut off is taken up where it ended. */
export async function seedDemo(): Promise<void> {
  const setting = await db.setting.findUnique({ where: demo, select: { value: true } });
  if (setting?.value === "complete") return;
  if (!setting) await insertDemoPeople();
  await publishDemoHealthChecks();
  await transact((tx) =>
    tx.setting.update({ where: demo, data: { value: "complete", updatedAt: new Date() }, select: { key: true } }),
  );
}

const demo = { key: "demo" };
