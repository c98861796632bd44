/** A value that is stored, and the one that was typed in its place. */
export interface Change {
  label: string;
  stored: string;
  typed: string;
}

/** What saving would replace, under the labels of the screen and in their order. */
export function differences<Field extends string>(
  labels: Record<Field, string>,
  stored: NoInfer<Record<Field, string | null>>,
  typed: NoInfer<{ [Name in Field]?: string | null | undefined }>,
): Change[] {
  return (Object.keys(labels) as Field[])
    .filter((field) => typed[field] !== undefined && (stored[field] ?? "") !== (typed[field] ?? ""))
    .map((field) => ({ label: labels[field], stored: stored[field] ?? "", typed: typed[field] ?? "" }));
}
