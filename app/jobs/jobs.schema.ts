import { z } from "zod";

export const RunJob = z.object({
  job: z.string().min(1).max(64),
  /** The newest run that the page showed; 0 where there was none. */
  lastSeen: z.coerce.number().int().min(0),
});
