import { type RequestFacts, RequestWords, sampleRequest, whoActed } from "~/licensing/requests/letters/request-words";
import type { Letter } from "~/mail/letter";
import { LetterFrame } from "~/mail/letter-parts";

/** To the customer: the seller will not sell it so; the reason is on its page. */
export const requestDeclinedLetter: Letter<RequestFacts> = {
  name: "request-declined",
  kind: "requests",
  subject: ({ productName }) => `Your request for ${productName} was declined`,
  body: ({ data, link }) => (
    <LetterFrame preview="The reason is on its page." title="Your request was declined">
      <RequestWords data={data} link={link}>
        {`${whoActed(data)} declined it. Why, is said on the request’s page. You can request the product again at any time.`}
      </RequestWords>
    </LetterFrame>
  ),
  sample: { ...sampleRequest, personName: "Jonas Weber", personOf: "Corvus Networks" },
};
