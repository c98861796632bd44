import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { Button } from "~/ui/button";
import { ConflictNotice } from "~/ui/conflict-notice";
import { FormErrors } from "~/ui/form-errors";
import { type RelationKind, relationKinds } from "./graph";
import type { RelationsForm as Fields } from "./product.schema";
import { relationFields, relationLabels } from "./product-fields";
import { type Choice, RelationChoices } from "./relation-choices";
import type { RelationChange, Relations } from "./relations";

interface RelationsFormProps {
  version: number;
  relations: Relations;
  choices: readonly Choice[];
}

interface Answer {
  result: SubmissionResult;
  conflict?: { overwritten: RelationChange[]; version: number };
}

const hints: Record<RelationKind, string> = {
  includes: "Who holds this product holds these too; they are never suggested to it.",
  requires: "Customers need one of these to request this product. None: it stands by itself.",
  upgrades_to: "The next editions, which are suggested to who holds this one.",
  replaced_by: "What took its place at Zscaler.",
};

/** The four lists of a product, each as boxes; what was chosen stays chosen where it cannot be saved. */
export function RelationsForm({ version: read, relations, choices }: RelationsFormProps) {
  const answer = useActionData<Answer>();
  const [form, fields] = useForm<Fields>({
    id: "relations",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
  });
  const typed = answer?.result.initialValue;
  const version = answer?.conflict?.version ?? typed?.version ?? read;
  return (
    <Form method="post" className="card form" id={form.id} noValidate={form.noValidate}>
      {answer?.conflict && (
        <ConflictNotice
          by="Another admin"
          what="this product"
          overwritten={answer.conflict.overwritten.map(({ kind, stored, typed }) => ({
            label: relationLabels[kind],
            stored: stored.join(", "),
            typed: typed.join(", "),
          }))}
        />
      )}
      <FormErrors form={form} />
      <input key={`version ${version}`} type="hidden" name="version" defaultValue={String(version)} />
      {relationKinds.map((kind) => (
        <RelationChoices
          key={kind}
          kind={kind}
          formId={form.id}
          hint={hints[kind]}
          choices={choices}
          chosen={typed ? listOf(typed[relationFields[kind]]) : relations[kind]}
          errors={fields[relationFields[kind]].errors}
        />
      ))}
      <div>
        <Button kind="primary">Save</Button>
      </div>
    </Form>
  );
}

function listOf(value: unknown): string[] {
  return [value ?? []].flat().map(String);
}
