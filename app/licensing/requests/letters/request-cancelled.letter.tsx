import { type RequestFacts, RequestWords, sampleRequest, whoActed } from "~/licensing/requests/letters/request-words";
import type { Letter } from "~/mail/letter";
import { LetterFrame } from "~/mail/letter-parts";

interface RequestCancelled extends RequestFacts {
  wasOrdered: boolean;
}

/** To the seller, and to the customer where somebody acted for it: a request was cancelled; the seller stops what was ordered. */
export const requestCancelledLetter: Letter<RequestCancelled> = {
  name: "request-cancelled",
  kind: "requests",
  subject: ({ customerName, productName }) => `The request of ${customerName} for ${productName} was cancelled`,
  body: ({ data, link }) => (
    <LetterFrame
      preview={data.wasOrdered ? "The seller stops the order." : "Nothing was ordered."}
      title="A request was cancelled"
    >
      <RequestWords data={data} link={link}>
        {`${whoActed(data)} cancelled it. ${
          data.wasOrdered
            ? "It was ordered already: the seller has to stop the order."
            : "Nothing was ordered: there is nothing to do."
        }`}
      </RequestWords>
    </LetterFrame>
  ),
  sample: { ...sampleRequest, wasOrdered: true },
};
