import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { quantityLabel } from "~/licensing/units";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { CompletionEffects } from "./completion-effects";
import type { CompletionView } from "./completion-view.server";
import { ConfirmTouched } from "./confirm-touched";
import { orderNumberLimit } from "./limits";
import type { CompleteForm } from "./move.schema";
import type { MovePage } from "./move-page.server";
import { VersionField } from "./version-field";

interface CompleteCardProps {
  page: MovePage;
  /** What happens with the usual dates. */
  preset: CompletionView;
}

export function CompleteCard({ page, preset }: CompleteCardProps) {
  const answer = useActionData<{ result?: SubmissionResult; view?: CompletionView }>();
  // With other dates than the usual ones, other things may happen: then those are shown, and confirmed.
  const view = answer?.view ?? preset;
  const [form, fields] = useForm<CompleteForm>({
    id: "complete",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
    defaultValue: {
      version: String(page.version),
      startDate: preset.startDate,
      endDate: preset.endDate,
      quantity: String(page.quantity),
      orderNumber: page.orderNumber,
      replaced: preset.candidates.map(({ id }) => id),
    },
  });
  const chosen = [fields.replaced.initialValue].flat().filter((id) => typeof id === "string");
  return (
    <Card label="The subscription">
      <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
        <FormErrors form={form} />
        <VersionField field={fields.version} version={page.version} />
        <div className="grid grid--2">
          <TextField
            field={fields.startDate}
            label="Start Date"
            type="date"
            required
            hint="The first day of service."
          />
          <TextField
            field={fields.endDate}
            label="Service End Date"
            type="date"
            required
            hint="The last day of service."
          />
          <TextField field={fields.quantity} label={quantityLabel(page.unit)} inputMode="numeric" required />
          <TextField field={fields.orderNumber} label="Order Number" maxLength={orderNumberLimit} autoComplete="off" />
        </div>
        <CompletionEffects page={page} view={view} name={fields.replaced.name} chosen={chosen} />
        {view.touched.length > 0 && (
          <ConfirmTouched
            field={fields.confirm}
            slug={page.slug}
            title="It touches other requests."
            touched={view.touched}
            value={view.key}
          />
        )}
        <div>
          <Button kind="primary">Complete</Button>
        </div>
      </Form>
    </Card>
  );
}
