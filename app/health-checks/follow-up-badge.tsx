import { Badge, type Tone } from "~/ui/badge";
import { type FollowUpStatus, followUpLabels } from "./follow-up";

const tones: Record<FollowUpStatus, Exclude<Tone, "brand">> = {
  open: "warning",
  planned: "info",
  accepted: "neutral",
  elsewhere: "neutral",
  done: "pass",
};

export function FollowUpBadge({ status }: { status: FollowUpStatus }) {
  return <Badge tone={tones[status]}>{followUpLabels[status]}</Badge>;
}
