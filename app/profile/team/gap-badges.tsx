import { Badge } from "~/ui/badge";
import { type AssignedResponsibility, gapsIn } from "./gaps";

type Assigned = Pick<AssignedResponsibility, "assignments">;

/** What the responsibility lacks, as words. */
export function GapBadges({ of }: { of: Assigned }) {
  const gaps = gapsIn(of);
  return (
    <>
      {gaps.includes("no-a") && <Badge tone="fail">No A</Badge>}{" "}
      {gaps.includes("no-r") && <Badge tone="warning">No R</Badge>}
    </>
  );
}

/** The class that marks the edge of a row with a gap. */
export function markOf(responsibility: Assigned): "is-alert" | "is-soon" | undefined {
  const gaps = gapsIn(responsibility);
  return gaps.includes("no-a") ? "is-alert" : gaps.length > 0 ? "is-soon" : undefined;
}
