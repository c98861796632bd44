import { z } from "zod";
import { personMoves } from "./person-moves";

/** A button of a person's page. */
export const PersonMove = z.object({
  intent: z.enum(personMoves),
  /** The newest link that the page showed. */
  seen: z.string().max(64).optional(),
});
