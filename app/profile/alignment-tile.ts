import { inOrder, isOpen, isOverdue, progressOf } from "~/profile/alignment/objective";
import type { ObjectiveFacts, ProfileFacts } from "~/profile/facts";
import type { SectionFacts, Tile, Tone } from "~/profile/section-facts";

export function alignmentTile({ objectives, today }: ProfileFacts): Tile {
  const title = "Business Alignment";
  const ordered = inOrder(objectives);
  if (ordered.length === 0)
    return {
      title,
      figure: "None",
      base: "objectives recorded",
      next: { lead: "Missing", text: "a first objective. There are some to start from." },
    };
  const open = ordered.filter(({ status }) => isOpen(status));
  const met = ordered.filter(({ status }) => status === "achieved").length;
  const atRisk = open.filter((objective) => isInTrouble(objective, today)).length;
  return {
    title,
    ...(atRisk > 0 ? { badge: { tone: "warning", text: `${atRisk} at risk` } } : {}),
    figure: String(ordered.length),
    base: `${ordered.length === 1 ? "objective" : "objectives"}, ${met === 1 ? "1 is" : `${met} are`} met`,
    drawing: { kind: "bars", of: ordered.slice(0, 4).map((objective) => barOf(objective, today)) },
    next: objectivesNext(open, today),
  };
}

const isInTrouble = (objective: ObjectiveFacts, today: string) =>
  objective.status === "at_risk" || objective.status === "off_track" || isOverdue(objective, today);

function barOf(objective: ObjectiveFacts, today: string) {
  const tone: Tone = objective.status === "achieved" ? "pass" : isInTrouble(objective, today) ? "warning" : "brand";
  return { share: (progressOf(objective) ?? 0) / 100, tone };
}

function objectivesNext(open: ObjectiveFacts[], today: string): SectionFacts["next"] {
  const overdue = open.find((objective) => isOverdue(objective, today));
  if (overdue) return { lead: "Next", text: `“${overdue.title}” was due on ${overdue.targetDate}.` };
  const ownerless = open.find(({ hasOwner }) => !hasOwner);
  if (ownerless) return { lead: "Missing", text: `an owner for “${ownerless.title}”.` };
  const dateless = open.find(({ targetDate }) => targetDate === null);
  if (dateless) return { lead: "Missing", text: `a target date for “${dateless.title}”.` };
  const unmeasured = open.find((objective) => progressOf(objective) === null);
  return unmeasured ? { lead: "Missing", text: `a measured value for “${unmeasured.title}”.` } : null;
}
