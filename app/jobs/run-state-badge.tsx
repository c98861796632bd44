import type { RunState } from "~/jobs/job";
import { Badge, type Tone } from "~/ui/badge";

const names: Record<RunState, string> = {
  running: "Running",
  done: "Done",
  failed: "Failed",
  "cut-off": "Was cut off",
};

const tones: Record<RunState, Tone> = { running: "info", done: "pass", failed: "fail", "cut-off": "warning" };

export function RunStateBadge({ state }: { state: RunState }) {
  return <Badge tone={tones[state]}>{names[state]}</Badge>;
}
