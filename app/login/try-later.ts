import type { LoginOutcome } from "./login.server";
import { waitingTime } from "./waiting-time";

interface Refusal {
  formErrors: string[];
  status: number;
  headers?: Record<string, string>;
}

/** Too many tries: 429, with the time to wait in words and for programs. */
export function tryLater(waitSeconds: number): Refusal {
  return {
    formErrors: [`Wait ${waitingTime(waitSeconds)}, then try again: there were too many tries.`],
    status: 429,
    headers: { "Retry-After": String(waitSeconds) },
  };
}

/** Too many people at once: 503. */
export function tryAgainSoon(): Refusal {
  return {
    formErrors: ["Try again in a few seconds: many people are here just now."],
    status: 503,
    headers: { "Retry-After": "3" },
  };
}

/** The words of a login that was refused: the same for every wrong pair. A right one learns what keeps it out. */
export function loginRefusal(outcome: Exclude<LoginOutcome, { is: "in" | "second step" }>): Refusal {
  switch (outcome.is) {
    case "too short":
      return {
        formErrors: [
          "Choose a longer password: two-step login is off now, and without it this one is too short. Look into your mail for the link.",
        ],
        status: 400,
      };
    case "shut out":
      return { formErrors: [shutOutWords[outcome.because]], status: 400 };
    case "paused":
      return tryLater(outcome.waitSeconds);
    case "busy":
      return tryAgainSoon();
    case "wrong":
      return { formErrors: ["Check both fields: the email or password is incorrect."], status: 400 };
  }
}

const shutOutWords = {
  disabled: "Ask Secure Dynamics: your account is disabled, and nobody can log in to it.",
  suspended: "Ask Secure Dynamics: your business is suspended, and nobody of it can log in until it is restored.",
};
