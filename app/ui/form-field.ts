/** What a control needs to know of its field; conform's FieldMetadata is one. */
export interface FormField {
  id: string;
  name: string;
  errorId: string;
  descriptionId: string;
  key?: string | undefined;
  initialValue?: unknown;
  errors?: string[] | undefined;
  required?: boolean | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  min?: string | number | undefined;
  max?: string | number | undefined;
  step?: string | number | undefined;
  pattern?: string | undefined;
}

/** The text that stood in the field when it was sent, or with which it starts. */
export function textOf(field: FormField): string | undefined {
  return typeof field.initialValue === "string" ? field.initialValue : undefined;
}

/** The attributes that tie a control to its label, its hint and its error. */
export function controlAttributes(field: FormField, hasHint: boolean, required: boolean | undefined) {
  const hasError = Boolean(field.errors?.length);
  const describedBy = [hasHint && field.descriptionId, hasError && field.errorId].filter(Boolean).join(" ");
  return {
    id: field.id,
    name: field.name,
    required: required ?? field.required,
    "aria-invalid": hasError || undefined,
    "aria-describedby": describedBy || undefined,
  };
}
