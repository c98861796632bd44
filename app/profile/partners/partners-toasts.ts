import type { SentAgain } from "~/profile/partners/invite.server";

interface Toast {
  title: string;
  text?: string;
}

export const nothingChanged = "Nothing was changed.";

/** What the page says after Send Again was pressed; too many mails is said as an error. */
export function sentAgainToast(outcome: Exclude<SentAgain, "too-many-mails">): Toast {
  switch (outcome) {
    case "sent":
      return {
        title: "The invitation was sent again.",
        text: "It can be answered for another 14 days; the link of the earlier mail ended.",
      };
    case "sent-before":
      return { title: nothingChanged, text: "The invitation was sent again before." };
    case "over":
      return { title: nothingChanged, text: "The invitation is not open any more: how it stands is told below." };
  }
}

export function withdrawnToast(isDone: boolean): Toast {
  return isDone
    ? { title: "The invitation was withdrawn.", text: "Its link no longer works." }
    : { title: nothingChanged, text: "The invitation is not open any more: how it stands is told below." };
}

export function endedToast(isDone: boolean): Toast {
  return isDone
    ? { title: "The partnership has ended.", text: "From now on the partner’s people see nothing of your business." }
    : { title: nothingChanged, text: "The partnership is not at work any more: how it stands is told below." };
}

export const tooManyMails = "This address got several mails within the hour. Wait an hour, then send again";
