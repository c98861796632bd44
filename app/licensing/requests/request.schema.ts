import { z } from "zod";
import type { CatalogueProduct } from "~/licensing/catalogue/graph";
import { count, shown, version, words } from "~/licensing/requests/fields.schema";
import { noteLimit } from "~/licensing/requests/limits";
import { countOf } from "~/licensing/units";

interface Counted extends Pick<CatalogueProduct, "unit" | "minQuantity"> {
  kept?: number;
}

/** What of the form does not hang on today's offer; the rest is chosen from it on the server. */
function fields({ unit, minQuantity, kept }: Counted) {
  return {
    cart: z
      .string("Choose Renewal or a quarter")
      .min(1, "Choose Renewal or a quarter")
      .max(20, "Choose Renewal or a quarter"),
    licensed: z.string().max(20, "Enter the date as year-month-day, such as 2027-06-30").trim().default(""),
    quantity: count(unit).refine(
      (number) => number >= minQuantity || number === kept,
      `Enter ${countOf(minQuantity, unit)} or more`,
    ),
    note: words("note", noteLimit),
  };
}

/** Request Product; the key makes a form that is sent twice make one request. */
export function requestForm(product: Counted) {
  return z.object({ ...fields(product), formKey: z.string().max(100).optional() });
}

/**
 * Changing a request that is open, as the editor saw it; `confirm` names what else it touches, as it was shown. The
 * number that it has may stay, though fewer than that are no longer sold.
 */
export function changeForm(product: Counted & { kept: number }) {
  return z.object({ ...fields(product), version, confirm: shown });
}

export type RequestForm = z.input<ReturnType<typeof requestForm>>;
export type ChangeForm = z.input<ReturnType<typeof changeForm>>;
export type RequestDetails = Omit<z.output<ReturnType<typeof requestForm>>, "formKey">;
