import { type RequestFacts, RequestWords, sampleRequest, whoActed } from "~/licensing/requests/letters/request-words";
import type { Letter } from "~/mail/letter";
import { LetterFrame } from "~/mail/letter-parts";

interface RequestCancelled extends RequestFacts {
  wasOrdered: boolean;
}

/** To the seller: a request was cancelled; one that was ordered is to be stopped. */
export const requestCancelledLetter: Letter<RequestCancelled> = {
  name: "request-cancelled",
  subject: ({ customerName, productName }) => `${customerName} cancelled its request for ${productName}`,
  body: ({ data, link }) => (
    <LetterFrame
      preview={data.wasOrdered ? "The order is to be stopped." : "You need not do anything."}
      title="A request was cancelled"
    >
      <RequestWords data={data} link={link}>
        {`${whoActed(data)} cancelled it. ${
          data.wasOrdered ? "It was ordered already: stop the order." : "Nothing was ordered: there is nothing to do."
        }`}
      </RequestWords>
    </LetterFrame>
  ),
  sample: { ...sampleRequest, wasOrdered: true },
};
