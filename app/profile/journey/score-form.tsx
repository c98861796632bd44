import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { Button } from "~/ui/button";
import { ConflictNotice } from "~/ui/conflict-notice";
import { TextAreaField, TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Instant } from "~/ui/instant";
import type { ScaleStep } from "./journey.server";
import type { SavedScore } from "./save-score.server";
import { ScaleField } from "./scale-field";
import type { ScoreFields } from "./score.schema";
import { overwrittenScore } from "./score-conflict";
import type { Side, SideScore } from "./scores";
import { sideWords } from "./scores";
import { fieldNames } from "./sides";

interface ScoreFormProps {
  side: Side;
  said: (SideScore & { note: string; updatedAt: string; updatedByName: string; version: number }) | null;
  scale: readonly ScaleStep[];
}

/** What one side says of a topic. */
export function ScoreForm({ side, said, scale }: ScoreFormProps) {
  const answer = useActionData<{ result: SubmissionResult; saved?: SavedScore }>();
  const names = fieldNames[side];
  const words = sideWords[side];
  const [form, fields] = useForm<ScoreFields>({
    id: "score",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
    defaultValue: {
      [names.score]: said ? choiceOf(said) : undefined,
      [names.note]: said?.note ?? "",
      [names.reason]: said?.notApplicableReason ?? "",
      version: String(said?.version ?? 0),
    },
  });
  // Who has seen both values may overwrite; an editor who is only told of an error keeps the version that was read.
  const version = answer?.saved?.version ?? fields.version.initialValue;

  return (
    <Form method="post" className="card form" id={form.id} noValidate={form.noValidate}>
      {answer?.saved && (
        <ConflictNotice
          by={answer.saved.updatedByName}
          what="this topic"
          overwritten={overwrittenScore(side, answer.saved, answer.result.initialValue ?? {})}
        />
      )}
      <FormErrors form={form} />
      <input key={version} type="hidden" name="version" defaultValue={version} />
      <ScaleField field={fields[names.score]} label={words.score} scale={scale} />
      <TextAreaField
        field={fields[names.note]}
        label={words.note}
        hint={noteHints[side]}
        maxLength={side === "cm360" ? 10_000 : 2000}
      />
      <TextField
        field={fields[names.reason]}
        label="Reason"
        hint="Only with Not applicable: why this topic does not apply."
        maxLength={500}
      />
      <div className="cluster">
        <Button kind="primary">Save</Button>
        {said && (
          <span className="small muted">
            Last saved by {said.updatedByName}, <Instant at={said.updatedAt} />
          </span>
        )}
      </div>
    </Form>
  );
}

const noteHints = {
  cm360: "The customer reads it. Markdown works: **bold**, lists, links.",
  business: "For CM360 and your team: why this step. Optional.",
};

function choiceOf({ score, notApplicableReason }: SideScore): string {
  if (notApplicableReason !== null) return "not-applicable";
  return score === null ? "not-scored" : String(score);
}
