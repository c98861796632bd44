import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import { type State, stateLabels } from "./states";

/** Whose eyes a preview is for: nobody must take a draft for what the customer reads. */
export function PreviewNotice({ state, path }: { state: State; path: string }) {
  if (state === "published")
    return (
      <Notice tone="pass" title="Published: the customer sees it.">
        <Link to={path}>Open the customer’s own page</Link>
      </Notice>
    );
  return (
    <Notice tone="warning" title={`${stateLabels[state]}: nobody but admins sees it.`}>
      {state === "draft"
        ? "This is the page as the customer will read it. Its single rows and comparisons open once it is published."
        : "This is the page as the customer read it, or would have."}
    </Notice>
  );
}
