import { useId } from "react";
import { TextField } from "~/ui/field";
import type { FormField } from "~/ui/form-field";

interface MemberFieldsProps {
  fields: Record<"name" | "role" | "email" | "phone", FormField>;
  /** Roles that a team usually has; any other may be typed. */
  roles: readonly string[];
}

/** The fields of a team member, as they are added and edited. */
export function MemberFields({ fields, roles }: MemberFieldsProps) {
  const list = useId();
  return (
    <>
      <div className="grid grid--2">
        <TextField field={fields.name} label="Name" required autoComplete="off" maxLength={120} />
        <TextField field={fields.role} label="Role" list={list} autoComplete="off" maxLength={120} />
        <TextField field={fields.email} label="Email" type="email" autoComplete="off" maxLength={254} />
        <TextField field={fields.phone} label="Phone" type="tel" autoComplete="off" maxLength={40} />
      </div>
      <datalist id={list}>
        {roles.map((role) => (
          <option key={role} value={role} />
        ))}
      </datalist>
    </>
  );
}
