import type { Actor } from "~/access/actor";

/** Whose account it is: "Acme (customer)", "Secure Dynamics (admin)". */
export function describeActor({ kind, business }: Pick<Actor, "kind" | "business">): string {
  return kind === "admin" ? "Secure Dynamics (admin)" : `${business?.name ?? ""} (${kind})`;
}
