/** A person who is logged in: an admin of Secure Dynamics, or someone of a customer or partner business. */
export interface Actor {
  userId: string;
  sessionId: string;
  kind: "admin" | "customer" | "partner";
  name: string;
  email: string;
  /** The person's own business; null for an admin. */
  business: { id: string; slug: string; name: string } | null;
  /** An admin who looks as a customer: `kind` and `business` are the customer's then, and nothing can be changed. */
  viewing?: Viewing | null;
  /** An admin who has to set up two-step login before anything else. */
  mustSetUpSecondStep?: true;
}

export interface Viewing {
  viewId: string;
  adminName: string;
  reason: string;
  /** An instant. */
  endsAt: string;
}
