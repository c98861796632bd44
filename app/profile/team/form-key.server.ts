import { createHash, randomUUID } from "node:crypto";

/**
 * The id of what a form makes: the same form sent twice with the same content names the same record, at this customer
 * only. Another content is another record, and so is each form that bears no key.
 */
export function idOfForm(customerId: string, formKey: string | undefined, content: unknown): string {
  if (!formKey) return randomUUID();
  const hash = createHash("sha256")
    .update(JSON.stringify([customerId, formKey, content]))
    .digest("hex");
  return hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
