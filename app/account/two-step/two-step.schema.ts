import { z } from "zod";
import { code } from "~/login/second-step.schema";

const currentPassword = z.string({ error: "Enter your current password." });
/** More is never asked for: what a browser sends besides is refused before it costs anything. */
const sealed = z.string({ error: "Open the page again: the key was missing." }).max(1000);

export const SetUp = z.object({ offer: sealed, currentPassword, code });
export type SetUpForm = z.input<typeof SetUp>;

export const BothStepsTyped = z.object({ currentPassword, code });
export type BothStepsForm = z.input<typeof BothStepsTyped>;

export const RecoveryCodes = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("make"), currentPassword, code }),
  z.object({ intent: z.literal("kept") }),
]);

export const Reset = z.object({
  reason: z
    .string({ error: "Enter the reason: the log keeps it." })
    .trim()
    .min(3, { error: "Enter the reason in a few words: the log keeps it." })
    .max(500, { error: "Enter a reason of at most 500 characters." }),
});
export type ResetForm = z.input<typeof Reset>;

/** What never travels back to the page. */
export const secretFields = ["currentPassword", "code"];
