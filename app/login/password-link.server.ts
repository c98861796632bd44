import { db, transact } from "~/infra/db.server";
import { type Counted, mayStrangersMail, networkOf, rateLimiter } from "~/infra/rate-limit.server";
import { clientAddress } from "~/infra/request-context.server";
import { queueMail } from "~/mail/outbox.server";
import { normalEmail } from "./email-address";
import { passwordResetLetter } from "./letters/password-reset.letter";
import { setPasswordLetter } from "./letters/set-password.letter";
import { signupStateLetter } from "./letters/signup-state.letter";
import { issuePasswordToken, passwordLinkEnd } from "./password-token.server";

const requests = rateLimiter("password-link-network", 100, 3600);

/** At most a hundred an hour from one network, for whichever addresses. */
export function countLinkRequest(): Promise<Counted> {
  return requests.take(networkOf(clientAddress()));
}

/**
 * Mails what helps whoever owns this address: a link to reset the password, one to set the first, or how the sign-up stands.
 * Nobody else learns which; to a stranger's address, a disabled person, or after five mails in an hour nothing goes out.
 */
export async function mailPasswordLink(typedEmail: string, now = new Date()): Promise<void> {
  const email = normalEmail(typedEmail);
  if (!(await mayStrangersMail(email))) return;

  const user = await db.user.findUnique({
    where: { email },
    select: {
      id: true,
      firstName: true,
      passwordHash: true,
      disabledAt: true,
      businessId: true,
      business: { select: { suspendedAt: true } },
    },
  });
  if (!user) return mailSignupState(email);
  if (user.disabledAt || user.business?.suspendedAt) return;

  const purpose = user.passwordHash ? "reset" : "set";
  const letter = user.passwordHash ? passwordResetLetter : setPasswordLetter;
  await transact(async (tx) => {
    const token = await issuePasswordToken(tx, user.id, purpose, now);
    await queueMail(tx, letter, {
      to: email,
      data: { firstName: user.firstName, linkEndsAt: passwordLinkEnd(purpose, now).toISOString() },
      secret: token,
      businessId: user.businessId,
      userId: user.id,
    });
  });
}

async function mailSignupState(email: string) {
  const request = await db.signupRequest.findFirst({
    where: { email, approvedAt: null },
    orderBy: { createdAt: "desc" },
    select: { firstName: true, businessName: true, createdAt: true, rejectedAt: true },
  });
  if (!request) return;
  const { firstName, businessName, createdAt, rejectedAt } = request;
  await transact((tx) =>
    queueMail(tx, signupStateLetter, {
      to: email,
      data: {
        firstName,
        businessName,
        askedAt: createdAt.toISOString(),
        rejectedAt: rejectedAt?.toISOString() ?? null,
      },
    }),
  );
}
