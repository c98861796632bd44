import type { Letter } from "~/mail/letter";
import { ActionLink, Fact, LetterFrame, Paragraph } from "~/mail/letter-parts";
import { type StatusCounts, statuses, statusLabels } from "../vocabulary";

interface Published {
  customerName: string;
  slug: string;
  date: string;
  counts: StatusCounts;
  /** It stands in the place of an earlier one for the same date. */
  replaced: boolean;
}

/** Counts and a link: what was found is read in the portal, never in a mail. */
export const healthCheckPublished: Letter<Published> = {
  name: "health-check-published",
  kind: "health-checks",
  subject: ({ customerName, date, replaced }) =>
    `${replaced ? "Updated" : "New"} Zscaler health check of ${date} for ${customerName}`,
  body: ({ data: { customerName, slug, date, counts, replaced }, link }) => (
    <LetterFrame preview={`The health check of ${date} is ready to read.`} title="Zscaler Health Checks">
      <Paragraph>
        {replaced
          ? `The health check of ${date} for ${customerName} was replaced by a newer version.`
          : `The health check of ${date} for ${customerName} is ready to read.`}
      </Paragraph>
      {statuses
        .filter((status) => counts[status] > 0)
        .map((status) => (
          <Fact key={status} label={statusLabels[status]}>
            {counts[status]}
          </Fact>
        ))}
      <ActionLink href={link(`/customers/${slug}/health-checks/${date}`)}>Read the health check</ActionLink>
    </LetterFrame>
  ),
  sample: {
    customerName: "Acme",
    slug: "acme",
    date: "2026-07-01",
    counts: { fail: 36, warning: 21, pass: 118, not_applicable: 17, info: 1, not_assessed: 0 },
    replaced: false,
  },
};
