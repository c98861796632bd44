import { z } from "zod";

export const SendAgain = z.object({ id: z.string().min(1).max(64) });
