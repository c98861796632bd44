import { z } from "zod";

/** How Mailgun signs what it sends. */
export const Signature = z.object({
  timestamp: z.string().regex(/^\d{1,12}$/),
  token: z.string().regex(/^[\w-]{1,128}$/),
  signature: z.string().regex(/^[0-9a-f]{64}$/),
});

export type Signature = z.output<typeof Signature>;

const said = z.string().max(10_000).catch("").default("");

/** What is read of an event; Mailgun sends much more. */
export const MailEvent = z.object({
  event: z.string().max(64),
  severity: z.string().max(64).optional(),
  recipient: z.string().max(320),
  reason: said,
  "delivery-status": z
    .object({ code: z.union([z.number(), z.string().max(20)]).optional(), message: said, description: said })
    .optional()
    .catch(undefined),
  message: z.object({ headers: z.object({ "message-id": z.string().min(1).max(998) }) }),
});

export type MailEvent = z.output<typeof MailEvent>;

export const Webhook = z.object({ signature: Signature, "event-data": z.unknown() });
