import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { Button } from "~/ui/button";
import { ConflictNotice, type Overwritten } from "~/ui/conflict-notice";
import { SelectField, TextAreaField, TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Link } from "~/ui/link";
import { followUpLabels, followUpStatuses } from "./follow-up";
import type { FollowUpForm } from "./follow-up.schema";
import type { FollowUpView } from "./follow-up-view.server";

interface FollowUpEditorProps {
  slug: string;
  followUp: FollowUpView["followUp"];
  owners: FollowUpView["owners"];
  acceptable: FollowUpView["acceptable"];
}

interface Answer {
  result: SubmissionResult;
  conflict?: { by: string; overwritten: Overwritten[]; version: number };
}

/** Status, owner, date and reason in one form, so that one version guards all of it. */
export function FollowUpEditor({ slug, followUp, owners, acceptable }: FollowUpEditorProps) {
  const answer = useActionData<Answer>();
  const mine = answer && !answer.result.initialValue?.intent ? answer : undefined;
  const [form, fields] = useForm<FollowUpForm>({
    id: "follow-up",
    lastResult: mine?.result ?? null,
    defaultNoValidate: false,
    defaultValue: {
      version: String(followUp.version),
      status: followUp.status,
      ownerId: followUp.ownerId ?? "",
      dueDate: followUp.dueDate ?? "",
      // Once its day has passed a new one has to be chosen, if any.
      acceptedUntil: followUp.openAgainSince ? "" : (followUp.acceptedUntil ?? ""),
      reason: followUp.reason,
    },
  });
  // Who has seen both values may overwrite.
  const seen = mine?.conflict?.version ?? fields.version.initialValue;
  return (
    <Form method="post" className="card form" id={form.id} noValidate={form.noValidate}>
      <h2 className="title">What you do about it</h2>
      {mine?.conflict && (
        <ConflictNotice what="this follow-up" by={mine.conflict.by} overwritten={mine.conflict.overwritten} />
      )}
      <FormErrors form={form} />
      <input key={`version ${seen}`} type="hidden" name="version" defaultValue={seen} />
      <div className="grid grid--2">
        <SelectField
          field={fields.status}
          label="Status"
          required
          hint="What was measured stays as it is"
          options={followUpStatuses.map((status) => ({ value: status, label: followUpLabels[status] }))}
        />
        <SelectField
          field={fields.ownerId}
          label="Owner"
          hint={
            <>
              A member of <Link to={`/customers/${slug}/profile/team`}>Our Team</Link>
            </>
          }
          options={[
            { value: "", label: "Nobody" },
            ...owners.map(({ id, name, role }) => ({ value: id, label: role ? `${name}, ${role}` : name })),
          ]}
        />
        <TextField field={fields.dueDate} label="Due Date" type="date" hint="Until when it shall be done" />
        <TextField
          field={fields.acceptedUntil}
          label="Accepted Until"
          type="date"
          hint="Of an accepted risk: a year at most"
          max={acceptable.last}
        />
      </div>
      <TextAreaField
        field={fields.reason}
        label="Reason"
        hint="Why the risk is accepted, or where it is done"
        maxLength={1000}
      />
      <div>
        <Button kind="primary">Save</Button>
      </div>
    </Form>
  );
}
