import type { ComponentProps, ReactNode } from "react";
import { controlAttributes, type FormField, textOf } from "./form-field";
import { Icon } from "./icon";

interface FieldProps {
  field: FormField;
  label: string;
  hint?: ReactNode;
  /** The label is only heard: for a row where the sight of it would repeat the heading. */
  labelHidden?: boolean;
}

type Control<Tag extends "input" | "textarea" | "select"> = Omit<
  ComponentProps<Tag>,
  "id" | "name" | "className" | "defaultValue"
>;

type TextFieldProps = FieldProps &
  Control<"input"> & {
    short?: boolean;
    /** Required, but without the mark: in a form where all is, such as Login. */
    unmarked?: boolean;
    defaultValue?: string | undefined;
  };

export function TextField(props: TextFieldProps) {
  const { field, label, hint, labelHidden, unmarked, short, required, defaultValue, ...rest } = props;
  const bounds = rest.type === "number" || rest.type === "date" ? { min: field.min, max: field.max } : {};
  return (
    <Frame field={field} label={label} hint={hint} labelHidden={labelHidden} unmarked={unmarked} required={required}>
      <input
        key={field.key}
        className={short ? "input input--short" : "input"}
        type="text"
        minLength={field.minLength}
        maxLength={field.maxLength}
        pattern={field.pattern}
        {...bounds}
        {...rest}
        {...controlAttributes(field, Boolean(hint), required)}
        defaultValue={rest.type === "password" ? undefined : (textOf(field) ?? defaultValue)}
      />
    </Frame>
  );
}

type TextAreaFieldProps = FieldProps & Control<"textarea">;

export function TextAreaField({ field, label, hint, labelHidden, required, ...rest }: TextAreaFieldProps) {
  return (
    <Frame field={field} label={label} hint={hint} labelHidden={labelHidden} required={required}>
      <textarea
        key={field.key}
        className="textarea"
        maxLength={field.maxLength}
        {...rest}
        {...controlAttributes(field, Boolean(hint), required)}
        defaultValue={textOf(field)}
      />
    </Frame>
  );
}

export interface Option {
  value: string;
  label: string;
}

type SelectFieldProps = FieldProps &
  Omit<Control<"select">, "children"> & {
    defaultValue?: string;
    /** Options, or `children` where they are grouped or some cannot be chosen. */
  } & ({ options: readonly Option[]; children?: never } | { options?: never; children: ReactNode });

export function SelectField(props: SelectFieldProps) {
  const { field, label, hint, labelHidden, required, options, children, defaultValue, ...rest } = props;
  return (
    <Frame field={field} label={label} hint={hint} labelHidden={labelHidden} required={required}>
      <select
        key={field.key}
        className="select"
        {...rest}
        {...controlAttributes(field, Boolean(hint), required)}
        defaultValue={textOf(field) ?? defaultValue}
      >
        {children ??
          options?.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
      </select>
    </Frame>
  );
}

type FileFieldProps = FieldProps & Pick<ComponentProps<"input">, "accept" | "required" | "multiple">;

export function FileField({ field, label, hint, labelHidden, required, ...rest }: FileFieldProps) {
  return (
    <Frame field={field} label={label} hint={hint} labelHidden={labelHidden} required={required}>
      <input
        key={field.key}
        className="input input--file"
        type="file"
        {...rest}
        {...controlAttributes(field, Boolean(hint), required)}
      />
    </Frame>
  );
}

type CheckboxFieldProps = FieldProps & { required?: boolean; value?: string; children?: ReactNode };

/** What is checked sends "on"; `children` stand below it, such as a link to what is agreed to. */
export function CheckboxField({ field, label, hint, required, value = "on", children }: CheckboxFieldProps) {
  return (
    <div className={classOf(field, "choice")}>
      <input
        key={field.key}
        type="checkbox"
        value={value}
        {...controlAttributes(field, Boolean(hint), required)}
        defaultChecked={textOf(field) === value}
      />
      <label htmlFor={field.id}>
        {label}
        {(required ?? field.required) && " *"}
      </label>
      <HintAndError field={field} hint={hint} />
      {children}
    </div>
  );
}

interface FrameProps {
  field: FormField;
  label: string;
  hint: ReactNode;
  labelHidden: boolean | undefined;
  unmarked?: boolean | undefined;
  required: boolean | undefined;
  children: ReactNode;
}

function Frame({ field, label, hint, labelHidden, unmarked, required, children }: FrameProps) {
  return (
    <div className={classOf(field)}>
      <label htmlFor={field.id} className={labelHidden ? "visually-hidden" : undefined}>
        {label}
        {!unmarked && (required ?? field.required) && " *"}
      </label>
      <HintAndError field={field} hint={hint} />
      {children}
    </div>
  );
}

function HintAndError({ field, hint }: { field: FormField; hint: ReactNode }) {
  return (
    <>
      {hint && (
        <p className="field__hint" id={field.descriptionId}>
          {hint}
        </p>
      )}
      {field.errors?.length ? (
        <p className="field__error" id={field.errorId}>
          <Icon name="alert" />
          <span>
            <span className="visually-hidden">Error: </span>
            {field.errors.join(" ")}
          </span>
        </p>
      ) : null}
    </>
  );
}

function classOf(field: FormField, kind = "") {
  return ["field", field.errors?.length && "field--error", kind].filter(Boolean).join(" ");
}
