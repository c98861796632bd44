import { type RequestFacts, RequestWords, sampleRequest, whoActed } from "~/licensing/requests/letters/request-words";
import type { Letter } from "~/mail/letter";
import { Fact, LetterFrame } from "~/mail/letter-parts";

interface RequestChanged extends RequestFacts {
  changes: { label: string; before: string; after: string }[];
}

/** To the seller, and to the customer where somebody acted for it: timing or quantity changed; a quote that was sent no longer stands. */
export const requestChangedLetter: Letter<RequestChanged> = {
  name: "request-changed",
  kind: "requests",
  subject: ({ customerName, productName }) => `The request of ${customerName} for ${productName} was changed`,
  body: ({ data, link }) => (
    <LetterFrame preview="A quote that was sent no longer stands." title="A request was changed">
      {data.changes.map(({ label, before, after }) => (
        <Fact key={label} label={label}>
          {after}, before {before}
        </Fact>
      ))}
      <RequestWords data={data} link={link}>
        {`${whoActed(data)} changed it. A quote that was sent before no longer stands; the next step is the seller’s: a quote for what it says now.`}
      </RequestWords>
    </LetterFrame>
  ),
  sample: {
    ...sampleRequest,
    changes: [{ label: "Number of Users", before: "2,000", after: "2,400" }],
  },
};
