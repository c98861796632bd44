import { Badge, type Tone } from "~/ui/badge";
import { type State, stateLabels } from "./states";

const tones: Record<State, Tone> = {
  draft: "info",
  published: "pass",
  replaced: "neutral",
  withdrawn: "warning",
  discarded: "neutral",
  undone: "neutral",
};

export function StateBadge({ state }: { state: State }) {
  return <Badge tone={tones[state]}>{stateLabels[state]}</Badge>;
}
