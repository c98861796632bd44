import { db, transact } from "~/infra/db.server";
import { insertDemoObjectives } from "./demo-alignment.server";
import { addDemoServices } from "./demo-cost-reduction.server";
import { followUpDemoFindings } from "./demo-follow-ups.server";
import { publishDemoHealthChecks } from "./demo-health-checks.server";
import { scoreDemoJourney } from "./demo-journey.server";
import { inviteDemoPartners } from "./demo-partners.server";
import { insertDemoPeople } from "./demo-people.server";
import { requestDemoProducts } from "./demo-requests.server";
import { markDemoSubscriptions } from "./demo-subscriptions.server";
import { suggestDemoUpgrades } from "./demo-suggestions.server";
import { insertDemoTeam } from "./demo-team.server";

/** Fills the portal with a believable demo, once; after a start that was cut off, what it had begun stays as it is. */
export async function seedDemo(): Promise<void> {
  const setting = await db.setting.findUnique({ where: demo, select: { value: true } });
  if (setting?.value === "complete") return;
  if (!setting) await insertDemoPeople();
  await publishDemoHealthChecks();
  await inviteDemoPartners();
  await insertDemoTeam();
  await followUpDemoFindings();
  await scoreDemoJourney();
  await addDemoServices();
  await markDemoSubscriptions();
  await suggestDemoUpgrades();
  await requestDemoProducts();
  // Last: objectives name the team and the services.
  await insertDemoObjectives();
  await transact((tx) =>
    tx.setting.update({ where: demo, data: { value: "complete", updatedAt: new Date() }, select: { key: true } }),
  );
}

const demo = { key: "demo" };
