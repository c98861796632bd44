import type { Letter } from "~/mail/letter";
import { ActionLink, LetterFrame, LetterLink, Paragraph, Subheading } from "~/mail/letter-parts";

interface Digest {
  cadence: "daily" | "weekly";
  firstName: string;
  groups: { name: string; notices: { title: string; path: string }[] }[];
  count: number;
  /** How many more there are than the letter lists. */
  more: number;
}

/** What is unread since the last one, for whoever wants no mail for each: titles and links, nothing else. */
export const digestLetter: Letter<Digest> = {
  name: "digest",
  kind: "digest",
  subject: ({ cadence, count }) =>
    `Your ${cadence === "daily" ? "day" : "week"} in CM360: ${count === 1 ? "1 notice" : `${count} notices`}`,
  body: ({ data: { cadence, firstName, groups, more }, link }) => (
    <LetterFrame preview={previewOf(groups)} title={cadence === "daily" ? "Your day in CM360" : "Your week in CM360"}>
      <Paragraph>Hello {firstName}, this is what you have not read yet.</Paragraph>
      {groups.map(({ name, notices }) => (
        <div key={name}>
          <Subheading>{name}</Subheading>
          {notices.map(({ title, path }) => (
            <LetterLink key={`${path} ${title}`} href={link(path)}>
              {title}
            </LetterLink>
          ))}
        </div>
      ))}
      {more > 0 && <Paragraph>{more === 1 ? "1 more stands" : `${more} more stand`} in your inbox.</Paragraph>}
      <ActionLink href={link("/inbox?show=unread")}>Open your inbox</ActionLink>
    </LetterFrame>
  ),
  sample: {
    cadence: "weekly",
    firstName: "Jonas",
    count: 3,
    more: 0,
    groups: [
      {
        name: "Halden Precision",
        notices: [
          {
            title: "The service of ZIA Business ends on 2026-08-31",
            path: "/customers/halden-precision/licensing/products/zia-business",
          },
          {
            title: "Halden Precision requests ZPA Business",
            path: "/customers/halden-precision/licensing/requests",
          },
        ],
      },
      {
        name: "Northgate Tools",
        notices: [
          { title: "Northgate Tools cancelled a request", path: "/customers/northgate-tools/licensing/requests" },
        ],
      },
    ],
  },
};

function previewOf(groups: Digest["groups"]): string {
  return groups.map(({ name, notices }) => `${name}: ${notices.length}`).join(" · ");
}
