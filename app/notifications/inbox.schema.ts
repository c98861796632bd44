import { z } from "zod";

const id = z.string().max(64);

export const InboxMove = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("open"), id }),
  z.object({ intent: z.literal("read"), id }),
  z.object({ intent: z.literal("unread"), id }),
  // The newest notice that the page showed: one that came since stays unread.
  z.object({ intent: z.literal("read-all"), newest: z.string().max(110) }),
]);
