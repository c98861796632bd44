import { type RequestFacts, RequestWords, sampleRequest, whoActed } from "~/licensing/requests/letters/request-words";
import type { Letter } from "~/mail/letter";
import { LetterFrame } from "~/mail/letter-parts";

/** To the customer: it was ordered. */
export const requestOrderedLetter: Letter<RequestFacts> = {
  name: "request-ordered",
  kind: "requests",
  subject: ({ productName }) => `${productName} was ordered`,
  body: ({ data, link }) => (
    <LetterFrame preview={`To take effect on ${data.startDate}.`} title="Your request was ordered">
      <RequestWords data={data} link={link}>
        {`${whoActed(data)} ordered it, to take effect on ${data.startDate}. You need not do anything.`}
      </RequestWords>
    </LetterFrame>
  ),
  sample: { ...sampleRequest, personName: "Jonas Weber", personOf: "Corvus Networks" },
};
