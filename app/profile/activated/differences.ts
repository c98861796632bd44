/** A field whose stored value is not what was typed. */
export interface Change {
  field: DetailField;
  stored: string | null;
  typed: string | null;
}

/** Somebody else saved meanwhile: what would be overwritten, and the versions that hold now. */
export interface Conflict {
  overwritten: Change[];
  versions: { person: number; business: number };
}

export type DetailField = "firstName" | "lastName" | "phone" | "jobTitle" | "name" | "website";

/** The fields of Activated in the words of the screen. */
export const fieldLabels: Record<DetailField, string> = {
  firstName: "First Name",
  lastName: "Last Name",
  phone: "Phone",
  jobTitle: "Job Title",
  name: "Business Name",
  website: "Business Website",
};

export function differences<Field extends DetailField>(
  stored: NoInfer<Record<Field, string | null>>,
  typed: Record<Field, string | null>,
): Change[] {
  return (Object.keys(typed) as Field[])
    .filter((field) => stored[field] !== typed[field])
    .map((field) => ({ field, stored: stored[field], typed: typed[field] }));
}
