import { z } from "zod";

const SendOne = z.object({ intent: z.literal("send-again").optional(), id: z.string().min(1).max(64) });

/** Every dead mail that matches what the page showed, as it was counted at that moment. */
const SendAll = z.object({
  intent: z.literal("send-all-again"),
  q: z.string().max(200).default(""),
  letter: z.string().max(80).default(""),
  until: z.iso.datetime(),
});

export const SendAgain = z.union([SendAll, SendOne]);

export const ClearMark = z.object({ intent: z.literal("clear-mark") });
