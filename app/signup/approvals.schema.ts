import { z } from "zod";

const id = z.string().min(1).max(64);

/** The buttons of Pending Approvals, each in the row of its request. */
export const ApprovalsButton = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("approve"),
    id,
    /** An existing business's id; a new business where nothing was chosen. */
    into: z.string().max(64).default("new"),
    /** "offered" and the ids of the businesses that stood in the row. */
    seen: z
      .string()
      .max(8000)
      .transform((ids) => ids.split(" ").slice(1))
      .optional(),
  }),
  z.object({ intent: z.literal("undo"), id }),
  z.object({
    intent: z.literal("send-again"),
    id,
    /** The newest mail that the page showed. */
    newest: z.string().max(64).optional(),
  }),
]);

export const RejectionForm = z
  .object({
    intent: z.enum(["preview", "reject"]).default("reject"),
    code: z.enum(["unverified", "not-served", "duplicate", "wrong-details", "other"], "Choose a reason"),
    words: z
      .string()
      .trim()
      .max(1000, "Shorten your words to 1,000 characters")
      .regex(
        /^[^\p{Cs}\p{Co}\u202A-\u202E\u2066-\u2069]*$/u,
        "Type your words anew: they hold characters that cannot be seen",
      )
      .default(""),
    mail: z.literal("on").optional(),
  })
  .superRefine(({ code, words }, context) => {
    if (code === "other" && words === "")
      context.addIssue({ code: "custom", path: ["words"], message: "Enter the reason" });
  });
