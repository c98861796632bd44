const day = 86_400_000;

/** How long a person can take it back. */
export const accountGraceDays = 14;
/** How long a business can take it back: it concerns many. */
export const businessGraceDays = 30;

/** When what is asked for now is done. */
export function graceEnd(now: Date, days: number): Date {
  return new Date(now.getTime() + days * day);
}

/** The name that stands in the place of a person who left. */
export const formerMember = { firstName: "Former", lastName: "member" } as const;

/** An address that no mail reaches; the person's own is free again. */
export function closedAddress(userId: string): string {
  return `closed-${userId}@closed.invalid`;
}

/** Why an account cannot be closed just now: others would be left without anyone who decides. */
export type Refusal = "last-owner" | "last-admin";

export const refusalWords: Record<Refusal, string> = {
  "last-owner": "Make a colleague an owner first: you are the last owner of a business that has other people",
  "last-admin": "Make somebody else an admin first: you are the last one",
};
