import { type RequestFacts, RequestWords, sampleRequest, whoActed } from "~/licensing/requests/letters/request-words";
import type { Letter } from "~/mail/letter";
import { LetterFrame, Paragraph } from "~/mail/letter-parts";

interface RequestCompleted extends RequestFacts {
  /** The last day of service. */
  endDate: string;
  /** Other requests that it leaves without what they rest on, by their products. */
  touched: string[];
}

/** To the customer: the product is among its subscriptions. */
export const requestCompletedLetter: Letter<RequestCompleted> = {
  name: "request-completed",
  kind: "requests",
  subject: ({ productName }) => `${productName} is among your subscriptions`,
  body: ({ data, link }) => (
    <LetterFrame preview={`From ${data.startDate} to ${data.endDate}.`} title="Your request was completed">
      <RequestWords data={data} link={link}>
        {`${whoActed(data)} completed it. The subscription runs from ${data.startDate} to ${data.endDate}, the last day included.`}
      </RequestWords>
      {data.touched.length > 0 && (
        <Paragraph>
          Look at your requests for {data.touched.join(", ")}: what they rest on has changed. They stay as they are;
          each says what changed in its history.
        </Paragraph>
      )}
    </LetterFrame>
  ),
  sample: {
    ...sampleRequest,
    personName: "Jonas Weber",
    personOf: "Corvus Networks",
    endDate: "2027-12-31",
    touched: ["Advanced Cloud Sandbox"],
  },
};
