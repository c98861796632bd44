/** A person who is logged in: an admin of Secure Dynamics, or someone of a customer or partner business. */
export interface Actor {
  userId: string;
  sessionId: string;
  kind: "admin" | "customer" | "partner";
  name: string;
  email: string;
  /** The person's own business; null for an admin. */
  business: { id: string; slug: string; name: string } | null;
}
