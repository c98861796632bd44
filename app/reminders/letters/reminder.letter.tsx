import { today } from "~/infra/calendar";
import type { Letter } from "~/mail/letter";
import { ActionLink, Fact, LetterFrame, Paragraph } from "~/mail/letter-parts";
import { kindFacts, noticeKindOf, type ReminderKind } from "~/reminders/kinds";

export interface Reminded {
  kind: ReminderKind;
  reminderId: string;
  title: string;
  text: string;
  path: string;
  businessName: string;
  /** A calendar date, which no time zone touches. */
  date: string;
  /** Whose name stands beside the address that it comes from. */
  sender: string;
}

/** A date and a link: what was found and what it costs is read in the portal, never in a mail. */
export const reminderLetter: Letter<Reminded> = {
  name: "reminder",
  kind: ({ kind }) => noticeKindOf(kind),
  subject: ({ title }) => title,
  sender: ({ sender }) => sender,
  body: ({ data: { kind, title, text, path, businessName, date }, link }) => (
    <LetterFrame preview={text} title={title}>
      <Paragraph>{text}</Paragraph>
      <Fact label="Business">{businessName}</Fact>
      <Fact label={kindFacts(kind).counts === "up" ? "Since" : "Date"}>{date}</Fact>
      <ActionLink href={link(path)}>Open in CM360</ActionLink>
    </LetterFrame>
  ),
  // A mail that was held up until its day has passed reminds of nothing.
  expired: ({ kind, date }, now) => kindFacts(kind).counts === "down" && date < today(now),
  sample: {
    kind: "service-end",
    reminderId: "6f1f3c3e-55a1-4f0f-9d53-1a2b3c4d5e6f",
    title: "Zscaler Internet Access - Business Edition ends on 2026-12-31",
    text: "The service ends in 30 days. Nothing follows it yet.",
    path: "/customers/acme/licensing/products/ZIA-BIZ-EDITION",
    businessName: "Acme",
    date: "2026-12-31",
    sender: "CM360 reminders",
  },
};
