import { shortestPassword } from "~/login/password-rules";
import { wrongCode } from "~/login/second-step.schema";
import { tryAgainSoon, tryLater } from "~/login/try-later";
import { secretFields } from "./two-step.schema";

type Refused =
  | { is: "wrong" }
  | { is: "wrong code" }
  | { is: "too short" }
  | { is: "paused"; waitSeconds: number }
  | { is: "busy" };

/** What the form says of a proof that failed, for `invalid`. */
export function refusal(outcome: Refused) {
  return { hideFields: secretFields, ...saying(outcome) };
}

function saying(outcome: Refused) {
  switch (outcome.is) {
    case "wrong":
      return { fieldErrors: { currentPassword: ["Enter your current password: this is not it."] } };
    case "wrong code":
      return { fieldErrors: { code: [wrongCode] } };
    case "too short":
      return {
        formErrors: [
          `Change your password to one of at least ${shortestPassword} characters first: without two-step login this one is too short.`,
        ],
      };
    case "paused":
      return tryLater(outcome.waitSeconds);
    case "busy":
      return tryAgainSoon();
  }
}
