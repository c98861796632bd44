import { randomUUID } from "node:crypto";
import { record } from "~/audit/audit.server";
import { type Tx, transact } from "~/infra/db.server";
import { mayStrangersMail } from "~/infra/rate-limit.server";
import type { Letter } from "~/mail/letter";
import { queueMail } from "~/mail/outbox.server";
import { findInvitation, open } from "~/signup/invitation.server";
import { accountExistsLetter } from "~/signup/letters/account-exists.letter";
import { requestReceivedLetter } from "~/signup/letters/request-received.letter";
import { requestWaitsLetter } from "~/signup/letters/request-waits.letter";
import { mailPasswordLink } from "~/signup/password-link.server";
import type { SignupDetails } from "~/signup/signup.schema";

/**
 * Keeps the request for an admin to decide. An address that is known already gets a letter instead, and only a letter:
 * the caller cannot tell. The same form sent twice does one thing. Only an invitation's token makes it a partner's
 * request, and only for the address that was invited.
 */
export async function signUp(details: SignupDetails): Promise<void> {
  const email = details.email.address;
  const formKey = isUuid(details.formKey) ? details.formKey : randomUUID();
  const mayMail = await mayStrangersMail(email);
  await transact(async (tx) => {
    if (await wasSentBefore(tx, formKey, email)) return;
    const invitation = details.invitation ? await findInvitation(details.invitation, new Date(), tx) : null;
    const partnershipId = invitation?.email === email ? invitation.id : null;
    const known = await standingOf(tx, email);
    if (known === "unknown") await keepRequest(tx, details, formKey, partnershipId);
    if (known === "waiting" && partnershipId) await takeUpInvitation(tx, details, partnershipId);
    if (mayMail) await answer(tx, known, email, formKey);
  });
}

type Standing =
  | "unknown"
  | "waiting"
  | { userId: string; firstName: string; business: { id: string; name: string } | null; hasPassword: boolean };

async function standingOf(tx: Tx, email: string): Promise<Standing> {
  const user = await tx.user.findUnique({
    where: { email },
    select: { id: true, firstName: true, passwordSetAt: true, business: { select: { id: true, name: true } } },
  });
  if (user) {
    const { id: userId, firstName, passwordSetAt, business } = user;
    return { userId, firstName, business, hasPassword: passwordSetAt !== null };
  }
  const waiting = await tx.signupRequest.findFirst({
    where: { email, approvedAt: null, rejectedAt: null },
    select: { id: true },
  });
  return waiting ? "waiting" : "unknown";
}

async function keepRequest(
  tx: Tx,
  details: SignupDetails,
  formKey: string,
  partnershipId: string | null,
): Promise<void> {
  const taken = await tx.signupRequest.findUnique({ where: { id: formKey }, select: { id: true } });
  const { id } = await tx.signupRequest.create({
    data: {
      id: taken ? randomUUID() : formKey,
      email: details.email.address,
      emailDomain: details.email.domain,
      ...typed(details),
      partnershipId,
    },
    select: { id: true },
  });
  await noteRequest(tx, details, id, partnershipId);
}

/** Who signed up before without the invitation, or with one that is over, does so with this one now. */
async function takeUpInvitation(tx: Tx, details: SignupDetails, partnershipId: string): Promise<void> {
  const waiting = await tx.signupRequest.findFirst({
    where: {
      email: details.email.address,
      approvedAt: null,
      rejectedAt: null,
      OR: [{ partnershipId: null }, { NOT: { partnership: open } }],
    },
    select: { id: true },
  });
  if (!waiting) return;
  await tx.signupRequest.update({
    where: { id: waiting.id },
    data: { ...typed(details), partnershipId },
    select: { id: true },
  });
  await noteRequest(tx, details, waiting.id, partnershipId);
}

function typed(details: SignupDetails) {
  return {
    businessName: details.businessName,
    businessWebsite: details.businessWebsite.url,
    websiteDomain: details.businessWebsite.domain,
    firstName: details.firstName,
    lastName: details.lastName,
    phone: details.phone || null,
    jobTitle: details.jobTitle || null,
    privacyVersion: details.privacy,
    termsVersion: details.terms,
  };
}

async function noteRequest(tx: Tx, details: SignupDetails, requestId: string, partnershipId: string | null) {
  await record(tx, {
    actor: "portal",
    businessId: null,
    action: "signup.request",
    subjectType: "SignupRequest",
    subjectId: requestId,
    after: {
      businessName: details.businessName,
      name: `${details.firstName} ${details.lastName}`,
      privacyVersion: details.privacy,
      termsVersion: details.terms,
      ...(partnershipId ? { partnershipId } : {}),
    },
  });
}

// The letters hold nothing that was typed into the form: a stranger could have written it to somebody else.
async function answer(tx: Tx, known: Standing, email: string, formKey: string): Promise<void> {
  const send = (letter: Letter<{ formKey: string }>, userId: string | null = null) =>
    queueMail(tx, letter, { to: email, data: { formKey }, userId });

  if (known === "unknown") return send(requestReceivedLetter);
  if (known === "waiting") return send(requestWaitsLetter);
  if (known.hasPassword) return send(accountExistsLetter, known.userId);
  const { userId, firstName, business } = known;
  await mailPasswordLink(tx, { id: userId, email, firstName }, business, formKey);
}

/** A request made by this very form, or a letter it caused within the last hour. */
async function wasSentBefore(tx: Tx, formKey: string, email: string): Promise<boolean> {
  if (await tx.signupRequest.findFirst({ where: { id: formKey, email }, select: { id: true } })) return true;
  const letters = await tx.outboxMail.findMany({
    where: { createdAt: { gte: new Date(Date.now() - 3_600_000) }, toEmail: email },
    select: { data: true },
  });
  return letters.some(
    ({ data }) => typeof data === "object" && data !== null && "formKey" in data && data.formKey === formKey,
  );
}

function isUuid(text: string | undefined): text is string {
  return text !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
