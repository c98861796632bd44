import { z } from "zod";
import { type ProductField, productFields } from "./product-fields";
import { readProduct, readSku } from "./read-product";

const typed = Object.fromEntries(
  Object.entries(productFields).map(([field, label]) => [field, z.string(`Enter one ${label}`).optional()]),
) as Record<ProductField, z.ZodOptional<z.ZodString>>;

/** The form's fields, read by the rules of readProduct. */
function details<Other extends { [Field in ProductField]?: string | undefined }>(
  fields: Other,
  context: z.RefinementCtx,
) {
  const reading = readProduct(fields);
  if ("details" in reading) return { ...fields, details: reading.details };
  for (const { field, message } of reading.problems) context.addIssue({ code: "custom", path: [field], message });
  return z.NEVER;
}

const version = z
  .string("Open the page again before saving")
  .regex(/^\d{1,9}$/, "Open the page again before saving")
  .transform(Number);

export const newProductForm = z
  .object({ ...typed, sku: z.string("Enter one SKU").optional() })
  .transform((fields, context) => {
    const reading = readSku(fields.sku ?? "");
    if ("problem" in reading) context.addIssue({ code: "custom", path: ["sku"], message: reading.problem });
    const described = details(fields, context);
    return "problem" in reading ? z.NEVER : { ...described, sku: reading.sku };
  });

/** Saving a product as the editor saw it. */
export const saveProductForm = z.object({ ...typed, version }).transform(details);

/** `seen` says that the page told what retiring the product touches. */
export const retireForm = z.object({
  intent: z.enum(["retire", "take-back"]),
  version,
  seen: z.literal("on").optional(),
});

const skus = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((chosen) => [...new Set([chosen ?? []].flat())]);

export const relationsForm = z
  .object({ includes: skus, requires: skus, upgradesTo: skus, replacedBy: skus, version })
  .transform(({ version, upgradesTo, replacedBy, ...lists }) => ({
    version,
    chosen: { ...lists, upgrades_to: upgradesTo, replaced_by: replacedBy },
  }));

export type NewProductForm = z.input<typeof newProductForm>;
export type SaveProductForm = z.input<typeof saveProductForm>;
export type RelationsForm = z.input<typeof relationsForm>;
