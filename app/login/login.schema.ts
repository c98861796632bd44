import { z } from "zod";

const email = z
  .string({ error: "Enter your email." })
  .trim()
  .max(254, { error: "Enter an email of at most 254 characters." })
  .regex(/^[^\s@]+@[^\s@]+$/, { error: "Enter your email as an address, such as nora@acme.example." });

export const LoginDetails = z.object({
  email,
  password: z.string({ error: "Enter your password." }),
});

export type LoginForm = z.input<typeof LoginDetails>;

export const EmailOnly = z.object({ email });

export type EmailForm = z.input<typeof EmailOnly>;

const twice = {
  newPassword: z.string({ error: "Enter a new password." }),
  confirmPassword: z.string({ error: "Enter the new password once more." }),
};

interface Twice {
  newPassword: string;
  confirmPassword: string;
}

const same = [
  ({ newPassword, confirmPassword }: Twice) => newPassword === confirmPassword,
  { path: ["confirmPassword"], error: "Enter the same password in both fields: these two differ." },
] satisfies [unknown, unknown];

export const NewPassword = z.object(twice).refine(...same);

export type NewPasswordForm = z.input<typeof NewPassword>;

export const PasswordChange = z
  .object({ currentPassword: z.string({ error: "Enter your current password." }), ...twice })
  .refine(...same);

export type PasswordChangeForm = z.input<typeof PasswordChange>;

/** What never travels back to the page. */
export const passwordFields = ["password", "currentPassword", "newPassword", "confirmPassword"];
