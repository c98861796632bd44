import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Day } from "~/ui/day";
import type { State } from "./states";

interface DraftUndoProps {
  state: State;
  /** The last day on which it can be undone; null: too late. */
  until: string | null;
  /** Whether another upload stands again for the date. */
  restores: boolean;
}

/** Takes back what was done with an upload; each button says first what it leaves. */
export function DraftUndo({ state, until, restores }: DraftUndoProps) {
  const isUndoable = state !== "undone" && state !== "replaced" && until !== null;
  if (state !== "withdrawn" && !isUndoable) return null;
  return (
    <Card
      title="Take back"
      action={
        isUndoable && (
          <span className="small muted">
            The import until <Day date={until} />
          </span>
        )
      }
    >
      <Form method="post" className="form">
        <input type="hidden" name="seen" value={state} />
        {isUndoable && <p>{leaving(state, restores)} Rows and file are kept; nobody gets a mail.</p>}
        {state === "withdrawn" && <p>Showing it again takes the withdrawal back: the customer reads it as it was.</p>}
        <div className="cluster">
          {state === "withdrawn" && (
            <Button name="intent" value="take-back">
              Show Again
            </Button>
          )}
          {isUndoable && (
            <Button kind="danger" name="intent" value="undo">
              Undo Import
            </Button>
          )}
        </div>
      </Form>
    </Card>
  );
}

function leaving(state: State, restores: boolean): string {
  if (state === "draft" || state === "discarded") return "Undoing the import takes the draft from the list of uploads.";
  const again = restores
    ? "the one that it replaced stands again, exactly as it was"
    : "nothing is published for this date, as before it";
  return state === "published"
    ? `Undoing the import takes this health check from the customer’s sight; ${again}.`
    : `Undoing the import leaves what stood before it was published: ${again}.`;
}
