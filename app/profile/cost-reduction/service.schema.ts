import { z } from "zod";
import { type Choices, readService } from "./read-service";
import { type ServiceField, serviceFields } from "./service-fields";

const typed = Object.fromEntries(
  Object.entries(serviceFields).map(([field, label]) => [field, z.string(`Enter one ${label}`).optional()]),
) as Record<ServiceField, z.ZodOptional<z.ZodString>>;

/** The form's fields, read by the rules of readService. */
function details(choices: Choices) {
  return <Other extends { [Field in ServiceField]?: string | undefined }>(fields: Other, context: z.RefinementCtx) => {
    const reading = readService(fields, choices);
    if ("details" in reading) return { ...fields, details: reading.details };
    for (const { field, message } of reading.problems) context.addIssue({ code: "custom", path: [field], message });
    return z.NEVER;
  };
}

/** Adding a service: the key makes a form that is sent twice add one; `template` is the kind that it began with. */
export function addServiceForm(choices: Choices) {
  const fields = { ...typed, formKey: z.string().max(100).optional(), template: z.string().max(100).optional() };
  return z.object(fields).transform(details(choices));
}

const version = z
  .string("Open the page again before saving")
  .regex(/^\d{1,9}$/, "Open the page again before saving")
  .transform(Number);

/** Saving a service that is listed, as the editor saw it. */
export function saveServiceForm(choices: Choices) {
  return z.object({ ...typed, version }).transform(details(choices));
}

export const removeServiceForm = z.object({ version });

export type AddServiceForm = z.input<ReturnType<typeof addServiceForm>>;
export type SaveServiceForm = z.input<ReturnType<typeof saveServiceForm>>;
