import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { ConflictNotice } from "~/ui/conflict-notice";
import { TextAreaField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Instant } from "~/ui/instant";
import type { SuggestForm } from "./reason.schema";

interface SuggestCardProps {
  suggestion: { reason: string; version: number; createdAt: string; createdByName: string } | null;
}

interface Answer {
  result?: SubmissionResult;
  conflict?: { reason: string | null; version: number };
}

export function SuggestCard({ suggestion }: SuggestCardProps) {
  const answer = useActionData<Answer>();
  const [form, fields] = useForm<SuggestForm>({
    id: "suggest",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
    defaultValue: { reason: suggestion?.reason },
  });
  const conflict = answer?.conflict;
  const { reason: typed, version: sent } = answer?.result?.initialValue ?? {};
  // After a refusal the page is loaded anew: what was typed builds upon the version that was sent with it.
  const version = conflict?.version ?? (typeof sent === "string" ? sent : (suggestion?.version ?? 0));
  return (
    <Card title={suggestion ? "Your suggestion" : "New suggestion"}>
      <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
        {conflict && (
          <ConflictNotice
            by="Another admin"
            what="this suggestion"
            overwritten={[{ label: "Reason", stored: conflict.reason, typed: typeof typed === "string" ? typed : "" }]}
          />
        )}
        <FormErrors form={form} />
        {suggestion && (
          <p className="muted">
            By {suggestion.createdByName}, since <Instant at={suggestion.createdAt} />.
          </p>
        )}
        <input key={version} type="hidden" name="version" value={version} />
        <TextAreaField
          field={fields.reason}
          label="Reason"
          hint="One or two sentences that the customer reads."
          required
          maxLength={500}
        />
        <div>
          <Button kind="primary">{suggestion ? "Save" : "Suggest"}</Button>
        </div>
      </Form>
    </Card>
  );
}
