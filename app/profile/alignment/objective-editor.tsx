import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData, useParams } from "@remix-run/react";
import { ChoiceList } from "~/profile/alignment/choice-list";
import {
  type Choices,
  type Conflict,
  fieldLabels,
  initiativeLimit,
  type ObjectiveDetails,
} from "~/profile/alignment/details";
import { InitiativeFields, type InitiativeRow, memberOptions } from "~/profile/alignment/initiative-fields";
import type { ObjectiveForm } from "~/profile/alignment/objective.schema";
import { directions, type Terms } from "~/profile/alignment/terms";
import { Button } from "~/ui/button";
import { ConflictNotice } from "~/ui/conflict-notice";
import { SelectField, TextAreaField, TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Link } from "~/ui/link";

interface ObjectiveEditorProps {
  details: ObjectiveDetails;
  version: number;
  terms: Terms;
  choices: Choices;
  /** The comment of CM360 is the admins'. */
  mayComment: boolean;
}

/** All of an objective in one form, so that one version guards all of it. */
export function ObjectiveEditor({ details, version, terms, choices, mayComment }: ObjectiveEditorProps) {
  const answer = useActionData<{ result: SubmissionResult; conflict?: Conflict }>();
  const stored = asTyped(details);
  const { productSkus, topicKeys, serviceIds, initiatives, ...defaultValue } = stored;
  const [form, fields] = useForm<ObjectiveForm>({
    id: "objective",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
    defaultValue: { ...defaultValue, version: String(version) },
  });
  // Who has seen both values may overwrite; an editor who is only told of a typing error keeps the version that was read.
  const seen = answer?.conflict?.version ?? fields.version.initialValue;
  const typed = answer?.result.initialValue as Partial<typeof stored> | undefined;
  const chosen = (name: "productSkus" | "topicKeys" | "serviceIds") =>
    typed ? [typed[name] ?? []].flat() : stored[name];
  const errors = form.allErrors;
  const links = { formId: form.id };
  const profile = `/customers/${useParams().customer}/profile`;

  return (
    <Form method="post" className="card form" id={form.id} noValidate={form.noValidate}>
      {answer?.conflict && (
        <ConflictNotice
          what="this objective"
          overwritten={answer.conflict.overwritten.map((change) => ({ ...change, label: fieldLabels[change.field] }))}
        />
      )}
      <FormErrors form={form} />
      <input key={`version ${seen}`} type="hidden" name="version" defaultValue={seen} />
      <h2 className="title">The objective</h2>
      <TextField field={fields.title} label="Title" required minLength={3} maxLength={120} />
      <TextAreaField field={fields.description} label="Why It Matters" maxLength={4000} />
      <div className="grid grid--3">
        <SelectField field={fields.priority} label="Priority" required options={optionsOf(terms.priorities)} />
        <SelectField field={fields.status} label="Status" required options={optionsOf(terms.statuses)} />
        <SelectField
          field={fields.category}
          label="Category"
          options={[
            { value: "", label: "None" },
            ...terms.categories.map((category) => ({ value: category, label: category })),
          ]}
        />
      </div>
      <h2 className="title">People and dates</h2>
      <div className="grid grid--2">
        <SelectField
          field={fields.ownerId}
          label="Owner"
          hint={
            <>
              A member of <Link to={`${profile}/team`}>Our Team</Link>
            </>
          }
          options={memberOptions(choices.members)}
        />
        <TextField field={fields.sponsor} label="Sponsor" hint="Who wants it and stands behind it" maxLength={120} />
        <TextField field={fields.startDate} label="Start Date" type="date" />
        <TextField field={fields.targetDate} label="Target Date" type="date" />
      </div>
      <h2 className="title">How it is measured</h2>
      <TextField field={fields.metricName} label="Success Metric" maxLength={200} />
      <div className="grid grid--2">
        <TextField field={fields.metricUnit} label="Unit" hint="Such as users, % or days" maxLength={40} />
        <SelectField
          field={fields.metricDirection}
          label="Direction"
          hint="What counts as better"
          options={optionsOf(directions)}
        />
        <TextField field={fields.baseline} label="From" hint="Where it stood at the start" inputMode="decimal" />
        <TextField field={fields.target} label="To" hint="Where it shall lead" inputMode="decimal" />
        <TextField field={fields.current} label="Now" hint="The latest figure" inputMode="decimal" />
        <TextField field={fields.measuredOn} label="Measured On" hint="The day of that figure" type="date" />
      </div>
      <h2 className="title">Initiatives</h2>
      <p className="small muted">The steps on the way. Clear the words of a row to take it off.</p>
      <div id={`${form.id}-initiatives`} className="form" tabIndex={-1}>
        {rowsOf(typed ? (typed.initiatives ?? []) : initiatives).map((row, place) => (
          <InitiativeFields
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other name than its place
            key={place}
            formId={form.id}
            place={place}
            row={row}
            errors={errors}
            members={choices.members}
          />
        ))}
      </div>
      <h2 className="title">What serves it</h2>
      <ChoiceList
        {...links}
        name="productSkus"
        title="Products"
        choices={choices.products}
        chosen={chosen("productSkus")}
        errors={errors.productSkus}
        none="The catalogue is empty."
      />
      <ChoiceList
        {...links}
        name="topicKeys"
        title="Journey topics"
        choices={choices.topics}
        chosen={chosen("topicKeys")}
        errors={errors.topicKeys}
        none="There are no topics."
      />
      <ChoiceList
        {...links}
        name="serviceIds"
        title="Services in use that end with it"
        choices={choices.services}
        chosen={chosen("serviceIds")}
        errors={errors.serviceIds}
        none="No service in use is listed in Cost Reduction yet."
      />
      {mayComment && (
        <TextAreaField
          field={fields.cm360Comment}
          label="CM360 Comment"
          hint="What Secure Dynamics says about it; the customer and its partners read it"
          maxLength={4000}
        />
      )}
      <div>
        <Button kind="primary">Save</Button>
      </div>
    </Form>
  );
}

const optionsOf = (terms: readonly { key: string; label: string }[]) =>
  terms.map(({ key, label }) => ({ value: key, label }));

/** With room for more, as far as there is room; a row keeps its place, because its errors are told by it. */
function rowsOf(rows: readonly (InitiativeRow | undefined)[]): InitiativeRow[] {
  const filled = rows.findLastIndex((row) => row && Object.values(row).some(Boolean)) + 1;
  const length = Math.min(initiativeLimit, Math.max(3, filled + 1));
  return Array.from({ length }, (_, place) => rows[place] ?? {});
}

/** What is stored, as a form's fields have it. */
function asTyped(details: ObjectiveDetails) {
  const { baseline, target, current, initiatives, ...others } = details;
  const number = (value: number | null) => (value === null ? "" : String(value));
  return {
    ...others,
    ownerId: details.ownerId ?? "",
    startDate: details.startDate ?? "",
    targetDate: details.targetDate ?? "",
    measuredOn: details.measuredOn ?? "",
    baseline: number(baseline),
    target: number(target),
    current: number(current),
    initiatives: initiatives.map(
      ({ id, title, ownerId, dueDate, done }): InitiativeRow => ({
        id: id ?? undefined,
        title,
        ownerId: ownerId ?? undefined,
        dueDate: dueDate ?? undefined,
        done: done ? "on" : undefined,
      }),
    ),
  };
}
