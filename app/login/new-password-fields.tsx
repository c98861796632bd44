import type { ComponentProps } from "react";
import { TextField } from "~/ui/field";
import { longestPassword, shortestPassword } from "./password-rules";

type Field = ComponentProps<typeof TextField>["field"];

export function NewPasswordFields({ newPassword, confirmPassword }: { newPassword: Field; confirmPassword: Field }) {
  return (
    <>
      <TextField
        field={newPassword}
        label="New Password"
        hint={`${shortestPassword} to ${longestPassword} characters of any kind. Four unrelated words make a good one.`}
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
