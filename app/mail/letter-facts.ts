export interface LetterFacts {
  title: string;
  /** When it is sent. */
  when: string;
  to: string;
}

/** What admins read of each letter, by its name, in the order of the chapters. */
export const letterFacts: Record<string, LetterFacts> = {
  "signup-received": { title: "Sign-up received", when: "Somebody signs up.", to: "The applicant" },
  "signup-waits": { title: "Sign-up waits already", when: "Somebody signs up once more.", to: "The applicant" },
  "signup-account-exists": {
    title: "Account exists already",
    when: "Somebody signs up with the address of an account.",
    to: "The account’s owner",
  },
  "signup-approved": { title: "Sign-up approved", when: "An admin approves a sign-up.", to: "The applicant" },
  "signup-rejected": {
    title: "Sign-up rejected",
    when: "An admin rejects a sign-up and chooses to tell.",
    to: "The applicant",
  },
  "signup-state": {
    title: "State of a sign-up",
    when: "Somebody without an account asks for a password.",
    to: "The applicant",
  },
  "admin-invited": { title: "New admin", when: "An admin adds another.", to: "The new admin" },
  "set-password": {
    title: "Set the first password",
    when: "Somebody whose account has no password asks for a link.",
    to: "The account’s owner",
  },
  "password-reset": {
    title: "Reset the password",
    when: "Somebody does not remember the password.",
    to: "The account’s owner",
  },
  "password-changed": {
    title: "Password changed",
    when: "A password is set or changed, by whomever.",
    to: "The account’s owner",
  },
  "new-device": {
    title: "New device",
    when: "A login comes from a browser that the account does not know.",
    to: "The account’s owner",
  },
  "second-step-changed": {
    title: "Two-step login changed",
    when: "Two-step login is turned on or off, or reset by an admin.",
    to: "The account’s owner",
  },
  "recovery-code-used": {
    title: "Recovery code used",
    when: "A recovery code stands in for the authenticator app.",
    to: "The account’s owner",
  },
  "email-change": { title: "Confirm a new email", when: "Somebody wants another email.", to: "The new address" },
  "email-changed": { title: "Email changed", when: "A new email is confirmed.", to: "The old address" },
  "email-undone": {
    title: "Change of email undone",
    when: "The old address takes a change back.",
    to: "The new address",
  },
  "email-taken": {
    title: "Email is taken",
    when: "Somebody wants an email that is another account’s.",
    to: "That account’s owner",
  },
  "colleague-invitation": {
    title: "Invitation of a colleague",
    when: "An owner invites a colleague.",
    to: "The colleague",
  },
  "colleague-elsewhere": {
    title: "Invitation of a colleague with an account",
    when: "An owner invites somebody whose account belongs to another business.",
    to: "That account’s owner",
  },
  "business-suspended": {
    title: "Business suspended",
    when: "An admin suspends a business.",
    to: "The business’s people",
  },
  "business-restored": {
    title: "Business restored",
    when: "An admin restores a business.",
    to: "The business’s people",
  },
  "partner-invitation": {
    title: "Invitation of a partner",
    when: "A customer invites an address without an account.",
    to: "The invited address",
  },
  "partner-invitation-known": {
    title: "Invitation of a known partner",
    when: "A customer invites a partner that has an account.",
    to: "The partner",
  },
  "partner-invitation-other": {
    title: "Invitation of somebody else’s account",
    when: "A customer invites an address whose account is no partner’s.",
    to: "That account’s owner",
  },
  "partner-invitation-withdrawn": {
    title: "Invitation withdrawn",
    when: "A customer withdraws an invitation.",
    to: "The invited address",
  },
  "partnership-changed": {
    title: "Partnership changed",
    when: "A partner accepts, declines or is replaced.",
    to: "The customer",
  },
  "partnership-ended": { title: "Partnership ended", when: "A partnership ends.", to: "The partner" },
  "health-check-published": {
    title: "Health check published",
    when: "An admin publishes or replaces a health check.",
    to: "The customer",
  },
  "request-made": { title: "Product requested", when: "A product is requested.", to: "The seller" },
  "request-changed": { title: "Request changed", when: "A request is changed.", to: "The seller, and the customer" },
  "request-cancelled": {
    title: "Request cancelled",
    when: "A request is cancelled.",
    to: "The seller, and the customer",
  },
  "request-quoted": { title: "Quote sent", when: "The seller sends a quote.", to: "The customer" },
  "quote-decided": { title: "Quote decided", when: "The customer accepts or declines a quote.", to: "The seller" },
  "request-ordered": { title: "Request ordered", when: "The seller orders what was requested.", to: "The customer" },
  "request-completed": { title: "Request completed", when: "A request is completed.", to: "The customer" },
  "request-declined": { title: "Request declined", when: "The seller declines a request.", to: "The customer" },
  reminder: { title: "Reminder", when: "A date comes near: see Reminders.", to: "Whom the date concerns" },
  notice: {
    title: "Notice",
    when: "Something lands in the inbox that has no letter of its own.",
    to: "Whom it concerns",
  },
  digest: {
    title: "Digest",
    when: "Daily or weekly, for who wants no mail for each notice.",
    to: "Whoever chose it",
  },
};

/** A letter that the list does not know yet is called by its name. */
export function factsOfLetter(name: string): LetterFacts {
  const plain = name.replaceAll("-", " ");
  return letterFacts[name] ?? { title: plain.charAt(0).toUpperCase() + plain.slice(1), when: "–", to: "–" };
}
