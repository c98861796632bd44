import { useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import type { CorrectionForm } from "./purchase.schema";
import { useTermAnswer } from "./purchase-answer";
import { TermConflict } from "./term-conflict";
import { correctionReasonLimit, type TermDetails } from "./term-fields";
import { TermInputs } from "./term-inputs";
import { TouchedNotice } from "./touched-notice";

interface CorrectCardProps {
  slug: string;
  unit: string;
  term: TermDetails & { id: string; version: number };
}

/** The seller's correction of a term that came from a request. */
export function CorrectCard({ slug, unit, term }: CorrectCardProps) {
  const answer = useTermAnswer("correct");
  const [form, fields] = useForm<CorrectionForm>({
    id: "correct-form",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
    defaultValue: {
      endDate: term.endDate,
      startDate: term.startDate ?? "",
      quantity: term.quantity?.toString() ?? "",
      orderNumber: term.orderNumber,
      version: String(term.version),
    },
  });
  const version = answer?.conflict?.seen.version ?? fields.version.initialValue;
  return (
    <Card id="correct" title="Correct this term">
      <Form
        method="post"
        action={`?correct=${term.id}#correct`}
        className="form"
        id={form.id}
        noValidate={form.noValidate}
      >
        {answer?.conflict && <TermConflict conflict={answer.conflict} unit={unit} />}
        {answer?.touches && <TouchedNotice slug={slug} touches={answer.touches} field={fields.confirmed} />}
        <FormErrors form={form} />
        <input type="hidden" name="intent" value="correct" />
        <input type="hidden" name="term" value={term.id} />
        <input key={`version ${version}`} type="hidden" name="version" defaultValue={version} />
        <TextField field={fields.endDate} label="Service End Date" type="date" short required />
        <TermInputs
          fields={{ startDate: fields.startDate, quantity: fields.quantity, orderNumber: fields.orderNumber }}
          unit={unit}
        />
        <TextField
          field={fields.reason}
          label="Reason"
          hint="The customer reads it in the history of the request."
          maxLength={correctionReasonLimit}
          required
        />
        <div className="cluster">
          <Button kind="primary">Save</Button>
          <ButtonLink to="?">Leave it as it is</ButtonLink>
        </div>
      </Form>
    </Card>
  );
}
