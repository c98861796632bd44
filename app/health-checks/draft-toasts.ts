import type { Toast } from "~/infra/responses.server";
import type { PublishOutcome } from "./publish.server";

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

function by(name: string | null): string {
  return name ? ` by ${name}` : "";
}
