import { hasHiddenCharacters } from "~/infra/typed-text";
import {
  bounds,
  kindLabels,
  lengths,
  lifecycleLabels,
  type ProductDetails,
  type ProductField,
  productFields,
} from "./product-fields";

/** A product as it was typed, or as a line of a file says it; a box that is checked says "on". */
export type Typed = { [Field in ProductField]?: string | undefined };

export interface Problem {
  field: ProductField;
  message: string;
}

type Refuse = (field: ProductField, message: string) => void;

/** The product, or all that is to be corrected: the rules for the forms and for the file are these. */
export function readProduct(typed: Typed): { details: ProductDetails } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const refuse: Refuse = (field, message) => void problems.push({ field, message });
  const details: ProductDetails = {
    name: readNeeded(typed, "name", "Enter the name", refuse),
    family: readNeeded(typed, "family", "Enter the family, such as Internet Access", refuse),
    edition: readLine(typed, "edition", refuse) || null,
    kind: readKey(typed, "kind", Object.keys(kindLabels), "Choose Platform, Bundle or Add-on", refuse),
    unit: readNeeded(typed, "unit", "Enter what is counted, in the singular, such as user or site", refuse),
    minQuantity:
      readNumber(typed, "minQuantity", bounds.quantity, "Enter a whole number from 1 to 1,000,000", refuse) ?? 1,
    tier: readNumber(typed, "tier", bounds.tier, "Enter a whole number from 1 to 99, or leave the tier blank", refuse),
    lifecycle: readKey(
      typed,
      "lifecycle",
      Object.keys(lifecycleLabels),
      "Choose Active, Legacy or End of life",
      refuse,
    ),
    sellable: typed.sellable === "on",
    summary: readNeeded(typed, "summary", "Say in a sentence what the product is", refuse),
    description: readDescription(typed, refuse),
    helpUrl: readHelpUrl(typed, refuse),
  };
  return problems.length === 0 ? { details } : { problems };
}

/** The sku of a new product, or what to do about it. */
export function readSku(typed: string): { sku: string } | { problem: string } {
  const sku = typed.trim().toUpperCase();
  if (sku === "") return { problem: "Enter the SKU, such as ZIA-BIZ-EDITION" };
  if (sku.length > lengths.sku) return { problem: `Shorten the SKU to ${lengths.sku} characters` };
  if (!/^[A-Z0-9]+(-[A-Z0-9]+)*$/.test(sku))
    return { problem: "Enter the SKU in letters, digits and single hyphens, such as ZIA-BIZ-EDITION" };
  // Pages of the catalogue stand at these addresses.
  return ["NEW", "IMPORT"].includes(sku) ? { problem: "Choose another SKU: this one is kept for the portal" } : { sku };
}

function readNeeded(typed: Typed, field: TextField, missing: string, refuse: Refuse): string {
  const text = readLine(typed, field, refuse);
  if (text === "") refuse(field, missing);
  return text;
}

type TextField = "name" | "family" | "edition" | "unit" | "summary";

function readLine(typed: Typed, field: TextField, refuse: Refuse): string {
  const text = (typed[field] ?? "").normalize("NFC").replace(/\s+/g, " ").trim();
  checkText(text, field, refuse);
  return text;
}

function readDescription(typed: Typed, refuse: Refuse): string {
  const text = (typed.description ?? "").replace(/\r\n?/g, "\n").normalize("NFC").trim();
  checkText(text, "description", refuse);
  return text;
}

function checkText(text: string, field: TextField | "description", refuse: Refuse): void {
  const what = productFields[field].toLowerCase();
  if (text.length > lengths[field])
    refuse(field, `Shorten the ${what} to ${lengths[field].toLocaleString("en-GB")} characters`);
  if (hasHiddenCharacters(text.replace(/[\n\t]/g, "")))
    refuse(field, `Type the ${what} anew: it holds characters that cannot be seen`);
}

function readKey(typed: Typed, field: ProductField, known: string[], message: string, refuse: Refuse): string {
  const key = typed[field] ?? "";
  if (!known.includes(key)) refuse(field, message);
  return key;
}

function readNumber(
  typed: Typed,
  field: "minQuantity" | "tier",
  most: number,
  message: string,
  refuse: Refuse,
): number | null {
  const text = (typed[field] ?? "").trim();
  if (text === "") return null;
  const number = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > most) refuse(field, message);
  return number;
}

function readHelpUrl(typed: Typed, refuse: Refuse): string | null {
  const text = (typed.helpUrl ?? "").trim();
  if (text === "") return null;
  if (text.length > lengths.helpUrl) refuse("helpUrl", `Shorten the address to ${lengths.helpUrl} characters`);
  else if (!isHttps(text)) refuse("helpUrl", "Enter the help page as an address, such as https://help.zscaler.com/zia");
  return text;
}

function isHttps(text: string): boolean {
  const url = /\s/.test(text) ? null : URL.parse(text);
  return url !== null && url.protocol === "https:" && url.username === "" && url.hostname.includes(".");
}
