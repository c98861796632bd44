import { z } from "zod";
import { hasHiddenCharacters } from "~/infra/typed-text";

/** The two buttons of an invitation, and why it is declined. */
export const invitationForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("accept") }),
  z.object({
    intent: z.literal("decline"),
    reason: z
      .string()
      .transform((text) => text.normalize("NFC").trim())
      .refine((text) => text.length <= 500, "Shorten the reason to 500 characters")
      .refine(
        (text) => !hasHiddenCharacters(text.replace(/\r?\n/g, " ")),
        "Type the reason anew: it holds characters that cannot be seen",
      )
      .optional(),
  }),
]);

export type InvitationForm = Extract<z.input<typeof invitationForm>, { intent: "decline" }>;
