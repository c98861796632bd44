import { z } from "zod";

export const SessionEnd = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("end"), sessionId: z.uuid() }),
  z.object({ intent: z.literal("end-others") }),
]);
