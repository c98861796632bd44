import { z } from "zod";
import { businessFields, personFields } from "~/signup/detail-fields";

const version = z
  .string("Open the page again before saving")
  .regex(/^\d{1,9}$/, "Open the page again before saving")
  .transform(Number);

/** The fields of Activated, read by the rules of sign-up, and the versions that the editor saw. */
export const detailsForm = z.object({
  ...personFields,
  ...businessFields,
  personVersion: version,
  businessVersion: version,
});

export type DetailsForm = z.input<typeof detailsForm>;
export type Details = z.output<typeof detailsForm>;
