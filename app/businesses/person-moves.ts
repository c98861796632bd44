/** What an admin can do about a person's account; each is a button's `intent`. */
export const personMoves = ["disable", "enable", "end-sessions", "send-link", "make-owner"] as const;

type Move = (typeof personMoves)[number];

interface Words {
  title: string;
  text?: string;
}

/** What is said after a move: what happened, or why not. */
export function movedToast(move: Move, { is, name }: { is: string; name: string }): Words {
  const refusal = refusals[is]?.(name);
  if (refusal) return refusal;
  return is === "done" ? done[move](name) : { title: stood[move](name), text: "Nothing was changed." };
}

const nothing = "Nothing was changed.";

const refusals: Record<string, (name: string) => Words> = {
  self: () => ({ title: "You cannot disable your own account.", text: `Ask another admin. ${nothing}` }),
  "last-admin": (name) => ({ title: `${name} is the last admin.`, text: `Invite another admin first. ${nothing}` }),
  "last-owner": (name) => ({
    title: `${name} is the last owner of the business.`,
    text: `Make somebody else there an owner first. ${nothing}`,
  }),
  closed: (name) => ({ title: `The account of ${name} is closed.`, text: nothing }),
  suspended: (name) => ({
    title: `The business of ${name} is suspended.`,
    text: `A link would be dead: restore the business first. ${nothing}`,
  }),
  disabled: (name) => ({ title: `The account of ${name} is disabled.`, text: `Enable it first. ${nothing}` }),
};

const done: Record<Move, (name: string) => Words> = {
  disable: (name) => ({ title: `${name} is disabled.`, text: "Every session was ended; the links in mails are dead." }),
  enable: (name) => ({ title: `${name} is enabled.`, text: "The password is the one that was set before." }),
  "end-sessions": (name) => ({ title: `${name} was logged out everywhere.` }),
  "send-link": (name) => ({ title: `A link was sent to ${name}.`, text: "An older one no longer works." }),
  "make-owner": (name) => ({ title: `${name} is an owner now.` }),
};

const stood: Record<Move, (name: string) => string> = {
  disable: (name) => `${name} was disabled already.`,
  enable: (name) => `${name} is not disabled.`,
  "end-sessions": (name) => `${name} is logged in nowhere.`,
  "send-link": (name) => `A link was sent to ${name} already.`,
  "make-owner": (name) => `${name} is an owner already.`,
};
