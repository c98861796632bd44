import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { ConflictNotice } from "~/ui/conflict-notice";
import { TextAreaField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import type { RuleConflict } from "./change-rule.server";
import { counted } from "./effect-card";
import type { RewordForm } from "./rule.schema";

interface RewordCardProps {
  rule: { reason: string; version: number };
  /** So many customers read the reason now. */
  touches: number;
}

export function RewordCard({ rule, touches }: RewordCardProps) {
  const answer = useActionData<{ result?: SubmissionResult; conflict?: RuleConflict }>();
  const [form, fields] = useForm<RewordForm>({
    id: "reword",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
    defaultValue: { reason: rule.reason },
  });
  const conflict = answer?.conflict;
  const { reason: typed, version: sent } = answer?.result?.initialValue ?? {};
  // After a refusal the page is loaded anew: what was typed builds upon the version that was sent with it.
  const version = conflict?.version ?? (typeof sent === "string" ? sent : rule.version);
  return (
    <Card title="Its words">
      <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
        {conflict && (
          <ConflictNotice
            by="Another admin"
            what="this rule"
            overwritten={[
              { label: "Reason", stored: conflict.reason, typed: typeof typed === "string" ? typed : "" },
              { label: "State", stored: conflict.isOn ? "On" : "Off", typed: "Not changed here" },
            ]}
          />
        )}
        <FormErrors form={form} />
        <input type="hidden" name="intent" value="save" />
        <input key={version} type="hidden" name="version" value={version} />
        <TextAreaField
          field={fields.reason}
          label="Reason"
          hint="A sentence for the customer, beside the facts. Empty: the portal’s own words."
          maxLength={500}
        />
        <p className="muted">
          {touches === 0 ? "No customer reads" : touches === 1 ? "1 customer reads" : `${counted(touches)} read`} it
          today. Other words move no product onto or off a shelf, and bring nothing back that was dismissed.
        </p>
        <div>
          <Button kind="primary">Save</Button>
        </div>
      </Form>
    </Card>
  );
}
