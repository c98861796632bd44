import type { Toast } from "~/infra/responses.server";
import type { AllSentAgain, SentAgain } from "~/mail/send-again.server";

/** What the outbox says after Send Again was pressed. */
export function sentAgainToast({ outcome, to }: Exclude<SentAgain, { outcome: "not-found" }>): Toast {
  switch (outcome) {
    case "queued":
      return { title: `The mail to ${to} was queued again.` };
    case "on-its-way":
      return { title: `The same mail to ${to} is on its way already.`, text: "It was not queued a second time." };
    case "sent-again-before":
      return { title: `The mail to ${to} was sent again before.`, text: "Open the newer one to send it once more." };
    case "expired":
      return { title: "Nothing was sent.", text: `What the mail to ${to} leads to has expired.` };
    case "link-gone":
      return {
        title: "Nothing was sent.",
        text: `The link in the mail to ${to} was removed when it left. Send a new one from Pending Approvals, or ask the person to use “Don’t remember your password?”.`,
      };
  }
}

export function allSentAgainToast({ queued, left }: AllSentAgain): Toast {
  const title = queued === 1 ? "1 mail was queued again." : `${queued} mails were queued again.`;
  if (left === 0) return { title };
  return {
    title,
    text: `${left} ${left === 1 ? "was" : "were"} left: what they lead to has expired, or is on its way.`,
  };
}
