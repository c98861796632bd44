import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/access/access.server";
import { roleNames } from "~/access/keys";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { grantFacts } from "~/profile/partners/grants";
import { type InvitationForm, invitationForm } from "~/profile/partners/invitation.schema";
import { accept, decline, getInvitation } from "~/profile/partners/invitation.server";
import { InvitationState } from "~/profile/partners/invitation-state";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { TextAreaField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Invitation");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const invitation = await getInvitation(actor, params.invitation ?? "");
  if (!invitation) throw notFound();
  return json({ invitation, business: actor.business?.name ?? "" });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const id = params.invitation ?? "";
  if (!(await getInvitation(actor, id))) throw notFound();
  const submission = parseWithZod(await readForm(request), { schema: invitationForm });
  if (submission.status !== "success") return invalid(submission);

  const form = submission.value;
  const answered = await (form.intent === "accept" ? accept(actor, id) : decline(actor, id, form.reason || null));
  if (!answered) throw notFound();
  if (answered.outcome === "over") return json({ result: submission.reply() }, 409);
  const { customer, type } = answered;
  if (form.intent === "decline")
    return redirectWithToast("/customers", `You declined to be ${roleNames[type]} of ${customer.name}.`);
  return redirectWithToast(`/customers/${customer.slug}/profile`, {
    title: `You accepted: you are ${roleNames[type]} of ${customer.name}.`,
    text: "This is what you see of it.",
  });
}

export default function Invitation() {
  const { invitation, business } = useLoaderData<typeof loader>();
  const { customer, type, inviter, standing } = invitation;
  return (
    <>
      <PageHead
        title="Invitation"
        lead={`${customer.name} invites ${business} as its ${roleNames[type]}.`}
        crumbs={[{ to: "/customers", label: "Customers" }]}
      />
      <InvitationState invitation={invitation} />
      <div className="grid grid--aside">
        <Card title={`What ${customer.name} opens to you`}>
          <Facts
            facts={[
              ["Customer", customer.name],
              ["Invited by", inviter ?? customer.name],
              ["As", roleNames[type]],
              ...grantFacts(type),
              ["Who", `All people of ${business} with an account; what they do is recorded with their names`],
              ["Until", `${customer.name} ends it, which holds at once`],
              standing === "invited" ? ["Answer by", <Instant key="by" at={invitation.expiresAt} />] : null,
            ]}
          />
        </Card>
        {standing === "invited" && <Answer />}
      </div>
      <p className="section">
        <Link to="/customers">Back to my customers</Link>
      </p>
    </>
  );
}

function Answer() {
  const [form, fields] = useForm<InvitationForm>({
    id: "decline",
    lastResult: useActionData<typeof action>()?.result ?? null,
    defaultNoValidate: false,
  });
  return (
    <Card title="Your answer">
      <Form method="post">
        <Button kind="primary" wide name="intent" value="accept">
          Accept
        </Button>
      </Form>
      <Form method="post" className="form section" id={form.id} noValidate={form.noValidate}>
        <FormErrors form={form} />
        <TextAreaField
          field={fields.reason}
          label="Reason"
          hint="If you decline: why, for the customer to read. You may leave it out."
          maxLength={500}
        />
        <Button wide name="intent" value="decline">
          Decline
        </Button>
      </Form>
    </Card>
  );
}
