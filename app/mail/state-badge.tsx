import type { MailState } from "~/mail/mail-state";
import { Badge, type Tone } from "~/ui/badge";

export const stateLabel: Record<MailState, string> = {
  waiting: "Waiting",
  sending: "Sending",
  sent: "Sent",
  delivered: "Delivered",
  bounced: "Came back",
  kept: "Kept here",
  dead: "Dead",
};

const toneOf: Record<MailState, Tone> = {
  waiting: "info",
  sending: "info",
  sent: "brand",
  delivered: "pass",
  bounced: "fail",
  kept: "neutral",
  dead: "fail",
};

export function StateBadge({ state }: { state: MailState }) {
  return <Badge tone={toneOf[state]}>{stateLabel[state]}</Badge>;
}
