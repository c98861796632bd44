import { type RelationKind, relationKinds } from "./graph";
import { type ProductField, productFields, relationLabels } from "./product-fields";

/** What an audit event of a product says, a sentence for each thing that changed. */
export function linesOf({ action, before, after }: { action: string; before: unknown; after: unknown }): string[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  switch (action) {
    case "product.add":
      return ["added the product"];
    case "product.retire":
      return ["retired the product"];
    case "product.take-back":
      return ["took the product back into the offer"];
    case "product.relate":
      return relationKinds.filter((kind) => kind in old).map((kind) => relationLine(kind, old[kind], now[kind]));
    default:
      return (Object.keys(productFields) as ProductField[])
        .filter((field) => field in old)
        .map((field) => fieldLine(productFields[field], String(old[field] ?? ""), String(now[field] ?? "")));
  }
}

/** Longer ones are told without their words; they stand in the audit log. */
const longest = 240;

function fieldLine(label: string, stored: string, typed: string): string {
  if (stored.length + typed.length > longest) return stored ? `rewrote ${label}` : `wrote ${label}`;
  if (!typed) return `emptied ${label}, which was “${stored}”`;
  return stored ? `changed ${label} from “${stored}” to “${typed}”` : `set ${label} to “${typed}”`;
}

function relationLine(kind: RelationKind, stored: unknown, typed: unknown): string {
  const [before, after] = [skusIn(stored), skusIn(typed)];
  const added = after.filter((sku) => !before.includes(sku));
  const removed = before.filter((sku) => !after.includes(sku));
  const said = [
    added.length > 0 && `added ${added.join(", ")} to “${relationLabels[kind]}”`,
    removed.length > 0 && `took ${removed.join(", ")} out of “${relationLabels[kind]}”`,
  ].filter(Boolean);
  return said.join(" and ") || `put “${relationLabels[kind]}” in another order`;
}

function skusIn(value: unknown): string[] {
  return String(value ?? "")
    .split(", ")
    .filter((sku) => sku !== "");
}

function fieldsOf(json: unknown): Record<string, unknown> {
  return typeof json === "object" && json !== null ? (json as Record<string, unknown>) : {};
}
