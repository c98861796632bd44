import { type RequestFacts, RequestWords, sampleRequest, whoActed } from "~/licensing/requests/letters/request-words";
import type { Letter } from "~/mail/letter";
import { LetterFrame } from "~/mail/letter-parts";

interface RequestQuoted extends RequestFacts {
  validUntil: string;
}

/** To the customer: a quote waits for its answer. */
export const requestQuotedLetter: Letter<RequestQuoted> = {
  name: "request-quoted",
  kind: "requests",
  subject: ({ productName }) => `A quote for ${productName} waits for you`,
  body: ({ data, link }) => (
    <LetterFrame preview={`It is valid until ${data.validUntil}.`} title="A quote waits for you">
      <RequestWords data={data} link={link}>
        {`${whoActed(data)} sent a quote. It is valid until ${data.validUntil}, that day included. Read it on the request’s page, and accept or decline it there.`}
      </RequestWords>
    </LetterFrame>
  ),
  sample: { ...sampleRequest, personName: "Jonas Weber", personOf: "Corvus Networks", validUntil: "2026-12-15" },
};
