import { z } from "zod";
import { hasHiddenCharacters } from "~/infra/typed-text";
import type { CatalogueProduct } from "~/licensing/catalogue/graph";
import { noteLimit } from "~/licensing/requests/limits";
import { countOf, unitPlural } from "~/licensing/units";

export const mostUnits = 1_000_000;

interface Counted extends Pick<CatalogueProduct, "unit" | "minQuantity"> {
  kept?: number;
}

/** What of the form does not hang on today's offer; the rest is chosen from it on the server. */
function fields(product: Counted) {
  return {
    cart: z
      .string("Choose Renewal or a quarter")
      .min(1, "Choose Renewal or a quarter")
      .max(20, "Choose Renewal or a quarter"),
    licensed: z.string().max(20, "Enter the date as year-month-day, such as 2027-06-30").trim().default(""),
    quantity: quantity(product),
    note: z
      .string("Enter one note")
      .transform((text) => text.replace(/\r\n?/g, "\n").normalize("NFC").trim())
      .refine((text) => text.length <= noteLimit, "Shorten the note to 1,000 characters")
      .refine(
        (text) => !hasHiddenCharacters(text.replace(/[\n\t]/g, "")),
        "Type the note anew: it holds characters that cannot be seen",
      )
      .default(""),
  };
}

/** Request Product; the key makes a form that is sent twice make one request. */
export function requestForm(product: Counted) {
  return z.object({ ...fields(product), formKey: z.string().max(100).optional() });
}

const version = z
  .string("Open the page again before saving")
  .regex(/^\d{1,9}$/, "Open the page again before saving")
  .transform(Number);

/**
 * Changing a request that is open, as the editor saw it; `confirm` names what else it touches, as it was shown. The
 * number that it has may stay, though fewer than that are no longer sold.
 */
export function changeForm(product: Counted & { kept: number }) {
  return z.object({ ...fields(product), version, confirm: z.string().max(100).optional() });
}

export type RequestForm = z.input<ReturnType<typeof requestForm>>;
export type ChangeForm = z.input<ReturnType<typeof changeForm>>;
export type RequestDetails = Omit<z.output<ReturnType<typeof requestForm>>, "formKey">;

function quantity({ unit, minQuantity, kept }: Counted) {
  const what = `Enter the number of ${unitPlural(unit)}`;
  return z
    .string(what)
    .trim()
    .min(1, what)
    .regex(/^(\d{1,9}|\d{1,3}(,\d{3})+)$/, `${what} as a whole number, such as 2400`)
    .transform((text) => Number(text.replaceAll(",", "")))
    .refine((number) => number >= minQuantity || number === kept, `Enter ${countOf(minQuantity, unit)} or more`)
    .refine((number) => number <= mostUnits, "Enter 1,000,000 or fewer");
}
