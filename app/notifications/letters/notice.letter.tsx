import type { Letter } from "~/mail/letter";
import { ActionLink, LetterFrame, Paragraph } from "~/mail/letter-parts";
import type { NotificationKind } from "~/notifications/kinds";

interface Notice {
  kind: NotificationKind;
  title: string;
  text: string;
  path: string;
}

/** The knock for a notice whose feature has no letter of its own. */
export const noticeLetter: Letter<Notice> = {
  name: "notice",
  kind: ({ kind }) => kind,
  subject: ({ title }) => title,
  body: ({ data, link }) => (
    <LetterFrame preview={data.text || data.title} title={data.title}>
      {data.text ? <Paragraph>{data.text}</Paragraph> : null}
      <ActionLink href={link(data.path)}>Open in CM360</ActionLink>
    </LetterFrame>
  ),
  sample: {
    kind: "approvals",
    title: "A sign-up has waited for three days",
    text: "Rhein Logistics asked for an account on 11 July 2026.",
    path: "/admin/approvals",
  },
};
