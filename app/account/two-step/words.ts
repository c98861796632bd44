const unlessYou =
  "If it was you, nothing needs to be done. If it was not, choose a new password now: that ends every session.";

/** What a person is told of a change of the two-step login; `subject` also names the notice in the inbox. */
export const secondStepWords = {
  on: {
    subject: "Two-step login of your CM360 account was turned on",
    title: "Two-step login was turned on",
    what: "two-step login of your account of CM360 was turned on. From now on a log-in needs your password and a code of your authenticator app. Every other session was ended.",
    todo: unlessYou,
  },
  off: {
    subject: "Two-step login of your CM360 account was turned off",
    title: "Two-step login was turned off",
    what: "two-step login of your account of CM360 was turned off. Your password alone logs in, and the recovery codes are worth nothing now.",
    todo: unlessYou,
  },
  codes: {
    subject: "Your CM360 account got new recovery codes",
    title: "New recovery codes were made",
    what: "new recovery codes were made for your account of CM360. The older ones are worth nothing now.",
    todo: unlessYou,
  },
  reset: {
    subject: "An admin reset the two-step login of your CM360 account",
    title: "Your two-step login was reset",
    what: "an admin of Secure Dynamics took the second step away from your account of CM360. Every session was ended, and your password alone logs in until you set two-step login up again.",
    todo: "If you asked for it, log in and set two-step login up again. If you did not, choose a new password now and tell Secure Dynamics.",
  },
} as const;

export type SecondStepChange = keyof typeof secondStepWords;
