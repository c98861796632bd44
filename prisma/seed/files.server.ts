import { createHash } from "node:crypto";

/** The reference data as this folder holds it; each set bears a hash, by which a start knows what it has loaded already. */
export async function readFiles() {
  const [products, upgradeRules, areas, journey, objectives, services, team, emailDomains, training, privacy, terms] =
    await Promise.all([
      import("./products.json"),
      import("./upgrade-rules.json"),
      import("./technology-areas.json"),
      import("./journey.json"),
      import("./objectives.json"),
      import("./legacy-services.json"),
      import("./team.json"),
      import("./email-domains.json"),
      import("./training.md?raw"),
      import("./privacy.md?raw"),
      import("./terms.md?raw"),
    ]);
  return {
    products: products.default,
    areas: areas.default,
    upgradeRules: upgradeRules.default,
    journey: journey.default,
    objectives: objectives.default,
    services: services.default,
    team: team.default,
    emailDomains: emailDomains.default,
    texts: { training: training.default, privacy: privacy.default, terms: terms.default },
  };
}

export type Files = Awaited<ReturnType<typeof readFiles>>;
export type SetName = keyof Files;

export function hashOf(set: Files[SetName]): string {
  return createHash("sha256").update(JSON.stringify(set)).digest("hex");
}
