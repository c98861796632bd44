import { z } from "zod";

/** Room for spaces and hyphens; what it means is read by `readCode`. */
export const code = z.string({ error: "Enter the code." }).max(40, { error: "Enter the code, and nothing else." });

export const SecondStep = z.object({ code });

export type SecondStepForm = z.input<typeof SecondStep>;

/** What never travels back to the page. */
export const codeFields = ["code"];

export const wrongCode = "Enter the code that the app shows now: this one is not right, or was used already.";
