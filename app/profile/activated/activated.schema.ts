import { z } from "zod";
import { signupForm } from "~/signup/signup.schema";

// The fields mean what they mean at sign-up, so they are read by the same rules; no email is among them.
const signup = signupForm({
  judgeEmail: () => Promise.reject(new Error("No email is edited here.")),
  versions: { privacy: 0, terms: 0 },
});

const version = z
  .string("Open the page again before saving")
  .regex(/^\d{1,9}$/, "Open the page again before saving")
  .transform(Number);

/** The fields of Activated, and the versions that the editor saw. */
export const detailsForm = signup
  .pick({ firstName: true, lastName: true, phone: true, jobTitle: true, businessName: true, businessWebsite: true })
  .extend({ personVersion: version, businessVersion: version });

export type DetailsForm = z.input<typeof detailsForm>;
export type Details = z.output<typeof detailsForm>;
