import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import type { DetailsForm } from "~/profile/activated/activated.schema";
import { type Conflict, fieldLabels } from "~/profile/activated/differences";
import { Button } from "~/ui/button";
import { ConflictNotice } from "~/ui/conflict-notice";
import { TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Link } from "~/ui/link";

interface DetailsEditorProps {
  details: {
    person: {
      firstName: string;
      lastName: string;
      phone: string | null;
      jobTitle: string | null;
      email: string;
      version: number;
    };
    business: { name: string; website: string; version: number };
  };
  own: boolean;
}

export function DetailsEditor({ details: { person, business }, own }: DetailsEditorProps) {
  const answer = useActionData<{ result: SubmissionResult; conflict?: Conflict }>();
  const [form, fields] = useForm<DetailsForm>({
    id: "details",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
    defaultValue: {
      firstName: person.firstName,
      lastName: person.lastName,
      phone: person.phone ?? "",
      jobTitle: person.jobTitle ?? "",
      businessName: business.name,
      businessWebsite: business.website,
      personVersion: String(person.version),
      businessVersion: String(business.version),
    },
  });
  // Who has seen both values may overwrite; an editor who is only told of a typing error keeps the version that was read.
  const versions = {
    person: answer?.conflict?.versions.person ?? fields.personVersion.initialValue,
    business: answer?.conflict?.versions.business ?? fields.businessVersion.initialValue,
  };

  return (
    <Form method="post" className="card form" id={form.id} noValidate={form.noValidate}>
      {answer?.conflict && (
        <ConflictNotice
          what="these details"
          overwritten={answer.conflict.overwritten.map((change) => ({ ...change, label: fieldLabels[change.field] }))}
        />
      )}
      <FormErrors form={form} />
      <input key={`person ${versions.person}`} type="hidden" name="personVersion" defaultValue={versions.person} />
      <input
        key={`business ${versions.business}`}
        type="hidden"
        name="businessVersion"
        defaultValue={versions.business}
      />
      <h2 className="title">{own ? "You" : "The person"}</h2>
      <div className="grid grid--2">
        <TextField field={fields.firstName} label="First Name" required autoComplete="given-name" maxLength={120} />
        <TextField field={fields.lastName} label="Last Name" required autoComplete="family-name" maxLength={120} />
      </div>
      <p>
        <span className="muted">Email</span> {person.email}
        <br />
        <span className="small muted">
          The address to log in with.{" "}
          {own ? <Link to="/account/email">Change it</Link> : "Its owner changes it under Account."}
        </span>
      </p>
      <div className="grid grid--2">
        <TextField field={fields.phone} label="Phone" type="tel" autoComplete="tel" maxLength={40} />
        <TextField field={fields.jobTitle} label="Job Title" autoComplete="organization-title" maxLength={120} />
      </div>
      <h2 className="title">{own ? "Your business" : "The business"}</h2>
      <TextField
        field={fields.businessName}
        label="Business Name"
        required
        autoComplete="organization"
        maxLength={120}
      />
      <TextField
        field={fields.businessWebsite}
        label="Business Website"
        hint="Such as www.northgate-tools.example"
        required
        inputMode="url"
        autoComplete="url"
        maxLength={255}
      />
      <div>
        <Button kind="primary">Save</Button>
      </div>
    </Form>
  );
}
