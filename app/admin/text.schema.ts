import { z } from "zod";
import { withPlainLineEnds } from "~/admin/texts";

export const mostCharacters = 50_000;

const number = z.coerce.number("Open the page again").int().min(0).max(2_147_483_647).default(0);

export const TextForm = z
  .object({
    intent: z.enum(["preview", "save", "publish", "discard"]).default("preview"),
    /** The version that was shown to everyone when the text was begun. */
    startedFrom: number,
    /** The draft that stood in the form when it was opened; 0: none. */
    draft: number,
    /** Everyone with an account gets a notice. */
    tell: z.literal("on").optional(),
    body: z.string().default("").transform(withPlainLineEnds),
  })
  .superRefine(({ intent, body }, context) => {
    const issue = (message: string) => context.addIssue({ code: "custom", path: ["body"], message });
    if (intent === "discard") return;
    if (body === "") issue("Enter the text");
    if (body.length > mostCharacters) issue(`Shorten the text to ${mostCharacters.toLocaleString("en-GB")} characters`);
  });

export const RestoreForm = z.object({ draft: number });
