import { type RequestFacts, RequestWords, sampleRequest, whoActed } from "~/licensing/requests/letters/request-words";
import type { Letter } from "~/mail/letter";
import { LetterFrame } from "~/mail/letter-parts";

interface QuoteDecided extends RequestFacts {
  isAccepted: boolean;
}

/** To the seller: the customer accepted or declined the quote. */
export const quoteDecidedLetter: Letter<QuoteDecided> = {
  name: "quote-decided",
  kind: "requests",
  subject: ({ customerName, productName, isAccepted }) =>
    `${customerName} ${isAccepted ? "accepted" : "declined"} the quote for ${productName}`,
  body: ({ data, link }) => (
    <LetterFrame
      preview={data.isAccepted ? `To be ordered by ${data.lastSafeDay}.` : "The reason is on its page."}
      title={data.isAccepted ? "Your quote was accepted" : "Your quote was declined"}
    >
      <RequestWords data={data} link={link}>
        {data.isAccepted
          ? `${whoActed(data)} accepted the quote. The next step is the order; the last safe day for it is ${data.lastSafeDay}.`
          : `${whoActed(data)} declined the quote. Why, is said on the request’s page; the next step is another quote, or to decline the request.`}
      </RequestWords>
    </LetterFrame>
  ),
  sample: { ...sampleRequest, isAccepted: true },
};
