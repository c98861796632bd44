import { z } from "zod";
import { hasHiddenCharacters } from "~/infra/typed-text";
import { hiddenInReason, longestReason, seenVersion } from "./reason.schema";

/** A rule as an admin describes it; exactly one of `ownedSku` and `areaKey` is set. */
export interface NewRule {
  sku: string;
  ownedSku: string | null;
  areaKey: string | null;
  reason: string;
}

interface Choices {
  products: readonly { value: string }[];
  areas: readonly { value: string }[];
}

const optionalReason = z
  .string("Enter one reason")
  .optional()
  .transform((typed) => (typed ?? "").replace(/\s+/g, " ").trim())
  .refine((typed) => typed.length <= longestReason, `Shorten the reason to ${longestReason} characters`)
  .refine((typed) => !hasHiddenCharacters(typed), hiddenInReason);

/** `seen` names the effect that the admin saw; without it the answer is the preview. */
export function newRuleForm({ products, areas }: Choices) {
  const chosen = (choices: readonly { value: string }[], message: string) =>
    z
      .string(message)
      .optional()
      .transform((typed) => typed?.trim() || null)
      .refine((typed) => typed === null || choices.some(({ value }) => value === typed), message);
  return z
    .object({
      product: chosen(products, "Choose a product of the list").refine(
        (sku) => sku !== null,
        "Choose the product that is suggested",
      ),
      owned: chosen(products, "Choose a product of the list"),
      area: chosen(areas, "Choose a technology area of the list"),
      reason: optionalReason,
      seen: z.string().max(64).optional(),
    })
    .superRefine(({ owned, area }, context) => {
      if (owned === null && area === null)
        context.addIssue({
          code: "custom",
          path: ["owned"],
          message: "Choose a product that is owned, or a technology area that fails",
        });
      if (owned !== null && area !== null)
        context.addIssue({
          code: "custom",
          path: ["area"],
          message: "Choose either a product or a technology area: make two rules for both",
        });
    })
    .transform(({ product, owned, area, reason, seen }) => ({
      rule: { sku: product ?? "", ownedSku: owned, areaKey: area, reason } satisfies NewRule,
      seen: seen ?? null,
    }));
}

export type NewRuleForm = z.input<ReturnType<typeof newRuleForm>>;

export const rewordForm = z.object({ reason: optionalReason, version: seenVersion });

export type RewordForm = z.input<typeof rewordForm>;

export const switchForm = z.object({
  intent: z.enum(["switch-on", "switch-off"]),
  version: seenVersion,
  seen: z.string("Open the page again before saving").max(64),
});
