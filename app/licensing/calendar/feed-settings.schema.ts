import { z } from "zod";

export const FeedChange = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("make"), formKey: z.uuid() }),
  z.object({ intent: z.literal("revoke") }),
]);
