import { roleNames } from "~/access/keys";
import { alignmentTile } from "~/profile/alignment-tile";
import { costReductionTile } from "~/profile/cost-reduction-tile";
import type { ProfileFacts } from "~/profile/facts";
import { journeyTile } from "~/profile/journey-tile";
import type { May, Section, SectionFacts, Tile } from "~/profile/section-facts";

/** A tile for each section that the reader may open: what it holds, what is missing, and the one next step. */
export function tilesOf(facts: ProfileFacts, may: May): SectionFacts[] {
  const tiles = {
    partners: partnersTile,
    alignment: alignmentTile,
    journey: journeyTile,
    "cost-reduction": costReductionTile,
    team: teamTile,
    activated: activatedTile,
  } satisfies Record<Section, (facts: ProfileFacts, may: May) => Tile>;
  return (Object.keys(tiles) as Section[])
    .filter((section) => may(`${section}:view`))
    .map((section) => ({ section, ...tiles[section](facts, may) }));
}

const partnerTypes = ["reseller", "professional_service", "managed_service"] as const;

function partnersTile({ partners }: ProfileFacts): Tile {
  const standing = (state: string) => partners.filter((partner) => partner.state === state);
  const has = (type: string, state: string) => standing(state).some((partner) => partner.type === type);
  const circles = partnerTypes.map((type) =>
    has(type, "accepted") ? "accepted" : has(type, "invited") ? "invited" : "missing",
  );
  const invited = standing("invited").sort((a, b) => (a.expiresOn < b.expiresOn ? -1 : 1));
  const [first, expired] = [invited[0], standing("expired")[0]];
  const missing = partnerTypes.filter((_, at) => circles[at] === "missing").map((type) => `no ${roleNames[type]} yet`);
  return {
    title: "My Partners",
    ...(invited.length > 0 ? { badge: { tone: "info", text: `${invited.length} invited` } } : {}),
    figure: `${circles.filter((circle) => circle === "accepted").length} of ${partnerTypes.length}`,
    base: "kinds of partner at work",
    drawing: { kind: "circles", of: circles },
    next: expired
      ? { lead: "Next", text: `${expired.name}’s invitation expired on ${expired.expiresOn}: send it again.` }
      : first
        ? { lead: "Next", text: `${first.name}’s invitation expires on ${first.expiresOn}.` }
        : missing.length > 0
          ? { lead: "Missing", text: `${missing.join(", ")}.` }
          : null,
  };
}

function teamTile({ team }: ProfileFacts): Tile {
  const { members, responsibilities, noA, noR, tooManyA } = team;
  const gaps = noA + noR + tooManyA;
  const dots = Math.min(responsibilities, 44);
  return {
    title: "Our Team",
    ...(gaps > 0 ? { badge: { tone: "warning", text: gaps === 1 ? "1 gap" : `${gaps} gaps` } } : {}),
    figure: members === 0 ? "None" : String(members),
    base: `${members === 1 ? "member" : "members"}, ${responsibilities} responsibilities`,
    ...(dots > 0
      ? {
          drawing: {
            kind: "points",
            of: Array.from({ length: dots }, (_, at) => (at < noA ? "fail" : at < noA + noR ? "warning" : "brand")),
          },
        }
      : {}),
    next: teamNext(team),
  };
}

function teamNext({ members, responsibilities, noA, noR, tooManyA }: ProfileFacts["team"]): SectionFacts["next"] {
  if (members === 0) return { lead: "Missing", text: "the members of the team." };
  if (responsibilities === 0) return { lead: "Missing", text: "the responsibilities. There is a list to start from." };
  const lacks = (count: number, letter: string) => `${count} ${count === 1 ? "has" : "have"} no ${letter}`;
  const missing = [...(noA ? [lacks(noA, "A")] : []), ...(noR ? [lacks(noR, "R")] : [])];
  if (missing.length > 0) return { lead: "Missing", text: `of the responsibilities, ${missing.join(", ")}.` };
  if (tooManyA === 0) return null;
  return {
    lead: "Next",
    text: `relieve ${tooManyA === 1 ? "1 member" : `${tooManyA} members`} who have more than eight A.`,
  };
}

function activatedTile({ people, invitedColleagues, missingDetails }: ProfileFacts, may: May): Tile {
  const complete = missingDetails.length === 0;
  return {
    title: "Activated",
    badge: complete ? { tone: "pass", text: "Complete" } : { tone: "warning", text: "Incomplete" },
    figure: String(people),
    base: people === 1 ? "person with an account" : "people with an account",
    next: !complete
      ? { lead: "Missing", text: `your ${missingDetails.join(" and ")}.` }
      : invitedColleagues > 0
        ? {
            lead: "Next",
            text: `${invitedColleagues === 1 ? "1 colleague has" : `${invitedColleagues} colleagues have`} not joined yet.`,
          }
        : people === 1 && may("journey:score-as-customer")
          ? { lead: "Next", text: "invite a colleague, so that you are not the only one." }
          : null,
  };
}
