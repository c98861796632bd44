import type { Toast } from "~/infra/responses.server";
import type { TestSent } from "~/mail/letter-preview.server";

/** What the page of a letter says after Send Me a Test was pressed. */
export function testToast(sent: Exclude<TestSent, { outcome: "unknown" }>): Toast {
  if (sent.outcome === "queued") return { title: `The letter is on its way to ${sent.to}.` };
  return { title: "A test was sent a moment ago.", text: `Another can go in ${sent.seconds} s.` };
}
