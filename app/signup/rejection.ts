/** Why a request can be rejected: what the admin picks, and the sentence the applicant is told. */
export const rejectionReasons = {
  unverified: "We could not verify that the request comes from this business.",
  "not-served": "CM360 serves customers of Secure Dynamics, and we could not find the business among them.",
  duplicate: "The business has an account already. Its owner can invite you.",
  "wrong-details": "The business's name, website and email address do not fit together.",
  other: "",
} as const;

export type RejectionCode = keyof typeof rejectionReasons;

export const rejectionChoices: Record<RejectionCode, string> = {
  unverified: "The business could not be verified",
  "not-served": "Not a customer of Secure Dynamics",
  duplicate: "The business has an account already",
  "wrong-details": "The details do not fit together",
  other: "Another reason, in my own words",
};

/** The reason as it is kept and mailed. */
export function rejectionReason(code: RejectionCode, ownWords: string): string {
  return [rejectionReasons[code], ownWords].filter(Boolean).join(" ");
}

/** What the applicant reads, paragraph by paragraph. */
export function rejectionText({ firstName, businessName, reason }: RejectionTextData): string[] {
  return [
    `Hello ${firstName},`,
    `we looked at your request for a CM360 account for ${businessName} and could not approve it.`,
    reason,
    "If something has changed, or we have misunderstood, you are welcome to sign up again.",
  ];
}

export interface RejectionTextData {
  firstName: string;
  businessName: string;
  reason: string;
  /** The request that was rejected, and when (ISO text), so that undoing finds the mail. */
  requestId?: string;
  rejectedAt?: string;
}
