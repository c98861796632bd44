import type { Tx } from "~/infra/db.server";
import { issuePasswordToken, passwordLinkEnd } from "~/login/password-token.server";
import { queueMail } from "~/mail/outbox.server";
import { approvedLetter } from "~/signup/letters/approved.letter";

/** Queues the mail with a fresh link to set the first password; an older link ends. */
export async function mailPasswordLink(
  tx: Tx,
  user: { id: string; email: string; firstName: string },
  business: { id: string; name: string } | null,
  formKey?: string,
): Promise<void> {
  const secret = await issuePasswordToken(tx, user.id, "set");
  await queueMail(tx, approvedLetter, {
    to: user.email,
    data: {
      firstName: user.firstName,
      businessName: business?.name ?? "Secure Dynamics",
      linkEndsAt: passwordLinkEnd("set").toISOString(),
      ...(formKey ? { formKey } : {}),
    },
    secret,
    businessId: business?.id ?? null,
    userId: user.id,
  });
}
