import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readForm } from "~/infra/form.server";
import { forbidden, invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { inSteadyTime } from "~/infra/steady-time.server";
import { checkBusinessEmail } from "~/signup/business-email.server";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { colleaguesForm } from "./colleagues.schema";
import { getInvitableMember, listColleagues } from "./colleagues.server";
import { ColleaguesCard } from "./colleagues-card";
import { requireColleague, requireOwner } from "./guard.server";
import { InvitationsCard } from "./invitations-card";
import { type ColleagueInvited, inviteColleague, sendInvitationAgain, withdrawInvitation } from "./invite.server";
import { InviteCard } from "./invite-card";
import { handOver, makeOwner, type OwnersDecision, removeColleague, stepDown } from "./owners.server";

export const meta: MetaFunction = ({ error }) => (error ? [] : pageTitle("Colleagues"));

const page = "/account/colleagues";

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, isOwner } = await requireColleague(request);
  const memberId = isOwner ? new URL(request.url).searchParams.get("member") : null;
  const member = memberId ? await getInvitableMember(actor, memberId) : null;
  if (memberId && !member) throw notFound();
  return json({ businessName: actor.business.name, isOwner, member, ...(await listColleagues(actor)) });
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireOwner(request);
  const schema = colleaguesForm(checkBusinessEmail);
  const submission = await parseWithZod(await readForm(request), { schema, async: true });
  if (submission.status !== "success") return invalid(submission);

  const typed = submission.value;
  switch (typed.intent) {
    case "invite": {
      const outcome = await inSteadyTime(() => inviteColleague(actor, typed));
      return afterInviting(submission, outcome, typed);
    }
    case "send-again":
      return afterSending(submission, await sendInvitationAgain(actor, typed.id, new Date(typed.expiresAt)));
    case "withdraw":
      if (!(await withdrawInvitation(actor, typed.id))) throw notFound();
      return redirectWithToast(page, "The invitation was withdrawn. Its link works no more.");
    case "remove":
      return afterDeciding(submission, await removeColleague(actor, typed.id), (name) => `${name} was removed.`);
    case "make-owner":
      return afterDeciding(submission, await makeOwner(actor, typed.id), (name) => `${name} is an owner now.`);
    case "hand-over":
      return afterDeciding(
        submission,
        await handOver(actor, typed.id),
        (name) => `${name} is the owner in your place.`,
      );
    case "step-down":
      return afterDeciding(submission, await stepDown(actor), () => "You are a member now.");
  }
}

export default function Colleagues() {
  const { businessName, isOwner, member, people, invitations } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Colleagues"
        lead={`Who of ${businessName} can log in.`}
        crumbs={[{ to: "/account", label: "Account" }]}
      />
      <div className="stack">
        <ColleaguesCard people={people} mayDecide={isOwner} />
        {invitations.length > 0 && <InvitationsCard invitations={invitations} mayDecide={isOwner} />}
        {isOwner && <InviteCard key={member?.id} member={member} />}
      </div>
    </>
  );
}

type Submitted = Parameters<typeof invalid>[0];

function afterInviting(form: Submitted, outcome: ColleagueInvited, typed: { firstName: string; email: string }) {
  switch (outcome) {
    case "invited":
      return redirectWithToast(page, { title: `${typed.firstName} is invited.`, text: "The link works for 14 days." });
    case "already-invited":
      return redirectWithToast(page, `${typed.email} is invited already.`);
    case "already-here":
      return invalid(form, { fieldErrors: { email: ["Enter another email: this colleague has an account here"] } });
    case "disabled-by-admin":
      return invalid(form, {
        fieldErrors: {
          email: ["Enter another email: Secure Dynamics disabled this account, and alone enables it again"],
        },
      });
    case "too-many-mails":
      return invalid(form, { fieldErrors: { email: [tryInAnHour] }, ...tooMany });
    case "no-such-member":
      throw notFound();
    case "no-owner":
      throw forbidden();
  }
}

function afterSending(form: Submitted, outcome: Awaited<ReturnType<typeof sendInvitationAgain>>) {
  switch (outcome) {
    case "sent":
      return redirectWithToast(page, "A fresh link is on its way. The older one works no more.");
    case "unchanged":
      return redirectWithToast(page, "Nothing was sent: the invitation was sent again or withdrawn before.");
    case "too-many-mails":
      return invalid(form, { formErrors: [tryInAnHour], ...tooMany });
    case null:
      throw notFound();
  }
}

function afterDeciding(form: Submitted, decision: OwnersDecision, say: (name: string) => string) {
  if (!decision) throw notFound();
  switch (decision.is) {
    case "done":
      return redirectWithToast(page, say(decision.name));
    case "self":
      return invalid(form, { formErrors: ["Choose a colleague: this is not done to oneself"] });
    case "last-owner":
      return invalid(form, { formErrors: ["Make somebody else an owner first: you are the last one"] });
    case "no-owner":
      throw forbidden();
  }
}

const tryInAnHour = "Try again in an hour: many mails went to this address";
const tooMany = { status: 429, headers: { "Retry-After": "3600" } };
