import { type RequestFacts, RequestWords, sampleRequest, whoActed } from "~/licensing/requests/letters/request-words";
import type { Letter } from "~/mail/letter";
import { LetterFrame } from "~/mail/letter-parts";

/** To the seller: a product was requested. */
export const requestMadeLetter: Letter<RequestFacts> = {
  name: "request-made",
  kind: "requests",
  subject: ({ customerName, productName }) => `${customerName} requests ${productName}`,
  body: ({ data, link }) => (
    <LetterFrame preview={`To be ordered by ${data.lastSafeDay} at the latest.`} title="A product was requested">
      <RequestWords data={data} link={link}>
        {`${whoActed(data)} requested it. It takes effect on ${data.startDate}; the last safe day to order is ${data.lastSafeDay}. The next step is the quote.`}
      </RequestWords>
    </LetterFrame>
  ),
  sample: sampleRequest,
};
