import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { Button } from "~/ui/button";
import { ConflictNotice } from "~/ui/conflict-notice";
import { SelectField, TextAreaField, TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import type { ScaleStep } from "./journey.server";
import type { TopicFields } from "./topic.schema";
import type { EditableTopic } from "./topics.server";

type Jsonified = Omit<EditableTopic, "retiredAt">;

interface TopicFormProps {
  /** Null: a new one. */
  topic: Jsonified | null;
  stages: readonly { key: string; name: string }[];
  scale: readonly ScaleStep[];
}

export function TopicForm({ topic, stages, scale }: TopicFormProps) {
  const answer = useActionData<{ result: SubmissionResult; current?: Jsonified }>();
  const [form, fields] = useForm<TopicFields>({
    id: "topic",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
    defaultValue: topic ? fieldsOf(topic) : { order: "99" },
  });
  const version = answer?.current?.version ?? fields.version.initialValue;
  return (
    <Form method="post" className="card form" id={form.id} noValidate={form.noValidate}>
      {answer?.current && (
        <ConflictNotice
          by="Another admin"
          what="this topic"
          overwritten={overwrittenTopic(fieldsOf(answer.current), answer.result.initialValue ?? {}, scale)}
        />
      )}
      <FormErrors form={form} />
      {version && <input key={version} type="hidden" name="version" defaultValue={version} />}
      <TextField field={fields.name} label="Name" required maxLength={120} />
      <TextAreaField field={fields.description} label="Description" hint="One sentence." required maxLength={500} />
      <div className="grid grid--2">
        <SelectField
          field={fields.stage}
          label="Stage"
          required
          options={stages.map(({ key, name }) => ({ value: key, label: name }))}
        />
        <TextField
          field={fields.order}
          label="Order"
          hint="Its place within the stage, from 1; 99 puts it last."
          type="number"
          min={1}
          max={99}
          required
          short
        />
      </div>
      <fieldset className="form">
        <legend className="title">What the steps mean in this topic</legend>
        {scale.map(({ value, label, meaning }) => {
          const field = fields[nameOf(value)];
          return <TextField key={value} field={field} label={`${value} ${label}`} hint={meaning} maxLength={300} />;
        })}
      </fieldset>
      <div>
        <Button kind="primary">Save</Button>
      </div>
    </Form>
  );
}

function fieldsOf(topic: Jsonified): Partial<TopicFields> {
  const steps = Object.entries(topic.anchors).map(([step, text]) => [nameOf(Number(step)), text]);
  return {
    stage: topic.stageKey,
    name: topic.name,
    description: topic.description,
    order: String(topic.place),
    version: topic.version,
    ...Object.fromEntries(steps),
  };
}

function overwrittenTopic(saved: Partial<TopicFields>, typed: Record<string, unknown>, scale: readonly ScaleStep[]) {
  return labelsOf(scale)
    .map(([name, label]) => ({ label, stored: saved[name] ?? "", typed: String(typed[name] ?? "") }))
    .filter(({ stored, typed }) => stored !== typed);
}

function labelsOf(scale: readonly ScaleStep[]): [name: keyof TopicFields, label: string][] {
  return [
    ["name", "Name"],
    ["description", "Description"],
    ["stage", "Stage"],
    ["order", "Order"],
    ...scale.map(({ value, label }): [keyof TopicFields, string] => [nameOf(value), `${value} ${label}`]),
  ];
}

function nameOf(step: number): keyof TopicFields {
  return `step${step}` as keyof TopicFields;
}
