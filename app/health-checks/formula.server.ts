import { db, type Reads, type Tx } from "~/infra/db.server";
import { getSavedSettings } from "~/infra/settings.server";
import { currentFormula, type Formula } from "./score";

/** The formula that a new upload is scored with, and stamped with: an old score keeps its own. */
export async function getFormula(reads: Reads | Tx = db): Promise<Formula> {
  const { settings, formulaVersion } = await getSavedSettings(reads as Reads);
  return {
    version: formulaVersion,
    weights: {
      critical: settings.criticalWeight,
      high: settings.highWeight,
      medium: settings.mediumWeight,
      low: settings.lowWeight,
    },
    credits: { ...currentFormula.credits, warning: settings.warningCredit / 100 },
    provisionalAbove: settings.provisionalShare / 100,
  };
}
