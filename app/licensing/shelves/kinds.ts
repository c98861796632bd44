import { kindLabels, labelIn } from "~/licensing/catalogue/product-fields";

/** One of the catalogue's kinds in the words of the screen. */
export function kindLabel(kind: string): string {
  return labelIn(kindLabels, kind);
}
