import type { ComponentProps } from "react";
import { TextField } from "~/ui/field";
import { longestPassword, shortestPassword } from "./password-rules";

type Field = ComponentProps<typeof TextField>["field"];

interface NewPasswordFieldsProps {
  newPassword: Field;
  confirmPassword: Field;
  /** How many characters it needs at least. */
  shortest?: number;
}

export function NewPasswordFields({ newPassword, confirmPassword, shortest }: NewPasswordFieldsProps) {
  return (
    <>
      <TextField
        field={newPassword}
        label="New Password"
        hint={`${shortest ?? shortestPassword} to ${longestPassword} characters of any kind. Four unrelated words make a good one.`}
        type="password"
        autoComplete="new-password"
        required
      />
      <TextField
        field={confirmPassword}
        label="Confirm Password"
        type="password"
        autoComplete="new-password"
        required
      />
    </>
  );
}
