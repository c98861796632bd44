import type { Toast } from "~/infra/responses.server";
import type { PublishOutcome } from "./publish.server";
import { stateLabels } from "./states";
import { undoDays } from "./undo";
import type { TakeBackOutcome, UndoOutcome } from "./undo.server";

type Told = Extract<PublishOutcome, { outcome: "published" | "already-published" | "other-published" }>;

/** What the admin reads after pressing Publish: who has won where two pressed at once. */
export function publishToast(told: Told): Toast {
  switch (told.outcome) {
    case "published":
      return {
        title: `Published for ${told.customer.name}, ${told.date}.`,
        text: "Its people get a mail with the counts and a link.",
        link: { to: `/customers/${told.customer.slug}/health-checks/${told.date}`, label: "Open the page" },
      };
    case "already-published":
      return { title: `It was published already${by(told.by)}.`, text: "Nothing was changed." };
    case "other-published":
      return {
        title: `Another file was published for this date meanwhile${by(told.by)}.`,
        text: "Look at the difference, then publish again to replace it.",
      };
  }
}

/** What the admin reads after Undo Import: what it left, or why it could not be. */
export function undoToast(told: Exclude<UndoOutcome, { outcome: "gone" }>): Toast {
  switch (told.outcome) {
    case "undone":
      return told.restored
        ? {
            title: "The import was undone.",
            text: "What it had replaced stands again, exactly as it was.",
            link: linkTo(told.restored),
          }
        : { title: "The import was undone.", text: "All is as it was before it." };
    case "already-undone":
      return { title: `It was undone already${by(told.by)}.`, text: "Nothing was changed." };
    case "moved":
      return {
        title: "Somebody was quicker: nothing was undone.",
        text: `It is ${stateLabels[told.state].toLowerCase()} now. Read what happened, then undo it if you still want to.`,
      };
    case "replaced":
      return {
        title: `It cannot be undone: another upload was published in its place${by(told.by)}.`,
        text: "Undo that one first.",
        link: linkTo(told.healthCheckId),
      };
    case "other-published":
      return {
        title: `It cannot be undone: another upload was published for this date meanwhile${by(told.by)}.`,
        text: "What this one had replaced cannot stand beside it. Undo or withdraw that one first.",
        link: linkTo(told.healthCheckId),
      };
    case "too-late":
      return { title: `It can no longer be undone: ${undoDays} days have passed.`, text: "It can be withdrawn." };
  }
}

/** What the admin reads after Show Again. */
export function takeBackToast(told: TakeBackOutcome): Toast {
  switch (told.outcome) {
    case "stands-again":
      return { title: "The customer reads it again.", text: "It stands as it was before it was withdrawn." };
    case "not-withdrawn":
      return { title: "It is not withdrawn (any more).", text: "Nothing was changed." };
    case "other-published":
      return {
        title: `Another upload was published for this date meanwhile${by(told.by)}.`,
        text: "Withdraw or undo that one first, then show this one again.",
        link: linkTo(told.healthCheckId),
      };
  }
}

function linkTo(healthCheckId: string) {
  return { to: `/admin/health-checks/${healthCheckId}`, label: "Open it" };
}

function by(name: string | null): string {
  return name ? ` by ${name}` : "";
}
