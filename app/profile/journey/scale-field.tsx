import { controlAttributes, type FormField, textOf } from "~/ui/form-field";
import { Icon } from "~/ui/icon";
import type { ScaleStep } from "./journey.server";

interface ScaleFieldProps {
  field: FormField;
  label: string;
  scale: readonly ScaleStep[];
}

/** All steps in sight with their sentences, one to choose: a list box, which needs one click and no script. */
export function ScaleField({ field, label, scale }: ScaleFieldProps) {
  const hasError = Boolean(field.errors?.length);
  return (
    <div className={hasError ? "field field--error" : "field"}>
      <label htmlFor={field.id}>{label} *</label>
      {hasError && (
        <p className="field__error" id={field.errorId}>
          <Icon name="alert" />
          <span>
            <span className="visually-hidden">Error: </span>
            {field.errors?.join(" ")}
          </span>
        </p>
      )}
      <select
        key={field.key}
        className="select scale"
        size={scale.length + 2}
        {...controlAttributes(field, false, true)}
        defaultValue={textOf(field)}
      >
        {scale.map((step) => (
          <option key={step.value} value={step.value}>
            {step.value} {step.label}. {step.meaning}
          </option>
        ))}
        <option value="not-applicable">Not applicable. Left out of the averages; give the reason below.</option>
        <option value="not-scored">Not scored. Nothing is said yet, or it is taken back.</option>
      </select>
    </div>
  );
}
