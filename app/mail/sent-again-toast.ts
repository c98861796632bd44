import type { SentAgain } from "~/mail/send-again.server";

/** What the outbox says after Send Again was pressed. */
export function sentAgainToast({ outcome, to }: Exclude<SentAgain, { outcome: "not-found" }>) {
  switch (outcome) {
    case "queued":
      return { title: `The mail to ${to} was queued again.` };
    case "on-its-way":
      return { title: `The same mail to ${to} is on its way already.`, text: "It was not queued a second time." };
    case "expired":
      return { title: "Nothing was sent.", text: `What the mail to ${to} leads to has expired.` };
    case "link-gone":
      return {
        title: "Nothing was sent.",
        text: `The link in the mail to ${to} was removed when it left. Send a new one from Pending Approvals, or ask the person to use “Don’t remember your password?”.`,
      };
  }
}
