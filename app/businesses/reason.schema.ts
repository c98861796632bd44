import { z } from "zod";
import { tidy } from "~/infra/typed-text";
import { mostReason } from "./reason";

/** Why an admin does something that others will read. */
export const ReasonForm = z.object({
  reason: z
    .string("Say why")
    .transform(tidy)
    .refine((text) => text !== "", "Say why")
    .refine((text) => text.length <= mostReason, `Shorten the reason to ${mostReason} characters`),
});
