import { Form } from "@remix-run/react";
import { Button, ButtonLink } from "~/ui/button";
import { type Move, moves } from "./states";

interface MoveLinksProps {
  /** The request's own page. */
  base: string;
  version: number;
  /** What this person may do now, the next step first. */
  possible: Move[];
}

/** A link to each page that moves the request on; Cancel asks only where others need it, so it posts at once. */
export function MoveLinks({ base, version, possible }: MoveLinksProps) {
  const linked = possible.filter((move) => move !== "cancel");
  return (
    <div className="cluster no-print">
      {linked.map((move, index) => (
        <ButtonLink
          key={move}
          kind={index === 0 && isNextStep(move) ? "primary" : "plain"}
          to={`${base}/${pageOf(move)}`}
        >
          {moves[move].label}
        </ButtonLink>
      ))}
      {possible.includes("cancel") && (
        <Form method="post" action={`${base}/cancel`}>
          <input type="hidden" name="version" value={version} />
          <Button kind="danger">Cancel</Button>
        </Form>
      )}
    </div>
  );
}

const pageOf = (move: Move) => moves[move].page;

const isNextStep = (move: Move) => move !== "change" && move !== "decline";
