import { type MailKind, noticeKind } from "~/notifications/kinds";

/** What a letter's end says to its reader. */
export interface LetterFooter {
  why: string;
  /** Such mails cannot be turned off. */
  isFixed: boolean;
  /** The one-click address that turns such mails off; null where the letter is not drawn for a certain reader. */
  unsubscribe: string | null;
  preferences: string;
}

/** Why its reader gets a mail of this kind, in a sentence. */
export function whyOf(kind: MailKind): string {
  if (kind === "digest") return "You get this summary because you chose to be told once a day or once a week.";
  const { label, fixed } = noticeKind(kind);
  return fixed
    ? `Mails about ${inASentence(label)} cannot be turned off.`
    : `You get this letter because mails about ${inASentence(label)} are on for your account.`;
}

const inASentence = (label: string) => `${label.slice(0, 1).toLowerCase()}${label.slice(1)}`;
