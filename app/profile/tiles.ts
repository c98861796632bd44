import { type Capability, roleNames } from "~/access/keys";
import type { ProfileFacts } from "~/profile/overview.server";

export interface SectionFacts {
  section: Section;
  title: string;
  badge?: { tone: "pass" | "warning" | "info"; text: string };
  /** The one number, or the words where there is none. */
  figure: string;
  /** What the number counts. */
  base: string;
  next: { lead: "Missing" | "Next"; text: string } | null;
}

export type Section = "partners" | "alignment" | "journey" | "cost-reduction" | "team" | "activated";

/** A tile for each section that the reader may open: what it holds, what is missing, what is next. */
export function tilesOf(facts: ProfileFacts, may: (key: Capability) => boolean): SectionFacts[] {
  const tiles = [
    partnersTile(facts),
    alignmentTile(facts),
    journeyTile(facts),
    costReductionTile(facts),
    teamTile(facts),
    activatedTile(facts),
  ];
  return tiles.filter((tile) => may(`${tile.section}:view`));
}

const partnerTypes = ["reseller", "professional_service", "managed_service"] as const;

function partnersTile({ partners: { accepted, invited, invitedCount } }: ProfileFacts): SectionFacts {
  const missing = partnerTypes.filter((type) => !accepted.includes(type)).map((type) => `no ${roleNames[type]} yet`);
  return {
    section: "partners",
    title: "My Partners",
    ...(invitedCount > 0 ? { badge: { tone: "info" as const, text: `${invitedCount} invited` } } : {}),
    figure: `${accepted.length} of ${partnerTypes.length}`,
    base: "kinds of partner at work",
    next: invited
      ? { lead: "Next", text: `${invited.name}’s invitation expires on ${invited.expiresOn}.` }
      : missing.length > 0
        ? { lead: "Missing", text: `${missing.join(", ")}.` }
        : null,
  };
}

function alignmentTile({ startingPoints }: ProfileFacts): SectionFacts {
  return {
    section: "alignment",
    title: "Business Alignment",
    figure: String(startingPoints),
    base: "objectives to start from",
    next: { lead: "Missing", text: "a first objective. None is recorded yet." },
  };
}

function journeyTile({ journey }: ProfileFacts): SectionFacts {
  return {
    section: "journey",
    title: "Transformation Journey",
    figure: "Not scored",
    base: `${journey.topics} topics in ${journey.stages} stages`,
    next: { lead: "Next", text: "read what each step of the scale from 0 to 5 means." },
  };
}

function costReductionTile({ legacyServices }: ProfileFacts): SectionFacts {
  return {
    section: "cost-reduction",
    title: "Cost Reduction",
    figure: String(legacyServices),
    base: "kinds of services that often end",
    next: { lead: "Missing", text: "the services in use. None is listed yet." },
  };
}

function teamTile({ team }: ProfileFacts): SectionFacts {
  return {
    section: "team",
    title: "Our Team",
    figure: String(team.responsibilities),
    base: `responsibilities, ${team.roles} roles`,
    next: { lead: "Missing", text: "the members of the team. None is listed yet." },
  };
}

function activatedTile({ people, missingDetails }: ProfileFacts): SectionFacts {
  const complete = missingDetails.length === 0;
  return {
    section: "activated",
    title: "Activated",
    badge: complete ? { tone: "pass", text: "Complete" } : { tone: "warning", text: "Incomplete" },
    figure: String(people),
    base: people === 1 ? "person with an account" : "people with an account",
    next: complete ? null : { lead: "Missing", text: `your ${missingDetails.join(" and ")}.` },
  };
}
