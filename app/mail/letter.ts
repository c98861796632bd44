import type { ReactElement } from "react";
import { type MailKind, noticeKind } from "~/notifications/kinds";

/** What a letter's body is drawn from. */
export interface LetterProps<Data> {
  data: Data;
  /** The absolute address of a page, from APP_URL alone, never from a request. */
  link: (path: string) => string;
  /** What may not stand in clear at rest, such as a link's token; null once it was scrubbed. */
  secret: string | null;
}

/**
 * A kind of mail. It lives with its feature as `<feature>/letters/<name>.letter.tsx` and is entered in `letters.server.ts`.
 * `data` is kept as JSON until the mail is sent, so it holds plain values only: instants as ISO text, never a `Date`.
 */
export interface Letter<Data> {
  /** The same for ever: rows of the outbox are found by it. */
  name: string;
  /**
   * What it tells of, where it goes to people with an account: the footer says so, and how to turn such mails off. A
   * letter without it is an answer to somebody, such as an invitation.
   */
  kind?: MailKind | ((data: Data) => MailKind);
  subject(data: Data): string;
  body(props: LetterProps<Data>): ReactElement;
  /** The name beside the portal's address that it comes from; without it, that of MAIL_FROM. */
  sender?(data: Data): string;
  /** True where sending it so late would do harm, such as a link that no longer works. It is then given up unsent. */
  expired?(data: Data, now: Date): boolean;
  /** Believable data: the tests draw every letter from it. */
  sample: Data;
}

/** Whether its reader could do without: not so mails about the safety of an account, and answers to somebody. */
export function canBeTurnedOff<Data>({ kind }: Letter<Data>, data: Data): boolean {
  const named = typeof kind === "function" ? kind(data) : kind;
  return named !== undefined && (named === "digest" || noticeKind(named).fixed !== true);
}
