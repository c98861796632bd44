import type { ComponentProps } from "react";
import { TextField } from "~/ui/field";

type Field = ComponentProps<typeof TextField>["field"];

/** Whoever takes the second step away shows both. */
export function ProofFields({ currentPassword, code }: { currentPassword: Field; code: Field }) {
  return (
    <>
      <TextField
        field={currentPassword}
        label="Current Password"
        type="password"
        autoComplete="current-password"
        required
      />
      <TextField
        field={code}
        label="Code"
        hint="Of the authenticator app, or one of your recovery codes."
        autoComplete="one-time-code"
        spellCheck={false}
        maxLength={40}
        required
      />
    </>
  );
}
