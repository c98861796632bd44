import { type RequestFacts, RequestWords, sampleRequest, whoActed } from "~/licensing/requests/letters/request-words";
import type { Letter } from "~/mail/letter";
import { LetterFrame } from "~/mail/letter-parts";

interface RequestCompleted extends RequestFacts {
  /** The last day of service. */
  endDate: string;
}

/** To the customer: the product is among its subscriptions. */
export const requestCompletedLetter: Letter<RequestCompleted> = {
  name: "request-completed",
  subject: ({ productName }) => `${productName} is among your subscriptions`,
  body: ({ data, link }) => (
    <LetterFrame preview={`From ${data.startDate} to ${data.endDate}.`} title="Your request was completed">
      <RequestWords data={data} link={link}>
        {`${whoActed(data)} completed it. The subscription runs from ${data.startDate} to ${data.endDate}, the last day included.`}
      </RequestWords>
    </LetterFrame>
  ),
  sample: {
    ...sampleRequest,
    personName: "Jonas Weber",
    personOf: "Corvus Networks",
    endDate: "2027-12-31",
  },
};
