import { CheckboxField } from "~/ui/field";
import type { FormField } from "~/ui/form-field";
import { Notice } from "~/ui/notice";
import type { Touched } from "./effects";
import { TouchedList } from "./touched-list";

interface ConfirmTouchedProps {
  field: FormField;
  slug: string;
  title: string;
  touched: readonly (Touched & { name: string })[];
  /** What exactly is confirmed: of another effect the box is unchecked again. */
  value: string;
}

/** Nothing planned is dropped unseen: what is touched is shown before, and stays. */
export function ConfirmTouched({ field, slug, title, touched, value }: ConfirmTouchedProps) {
  return (
    <div>
      <Notice tone="warning" title={title}>
        They stay open; the history of each says what changed.
      </Notice>
      <TouchedList slug={slug} touched={touched} />
      <div className="note">
        <CheckboxField
          key={value}
          field={field}
          label="I have seen what becomes of these requests"
          required
          value={value}
        />
      </div>
    </div>
  );
}
