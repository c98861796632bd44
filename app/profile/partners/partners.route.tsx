import { randomUUID } from "node:crypto";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { end, withdraw } from "~/profile/partners/end.server";
import { partnersForm } from "~/profile/partners/invite.schema";
import { invite, sendAgain } from "~/profile/partners/invite.server";
import { invitedToast, inviteRefusal } from "~/profile/partners/invite-refusal";
import { PartnerCard } from "~/profile/partners/partner-card";
import { listPartners } from "~/profile/partners/partners.server";
import { endedToast, sentAgainToast, tooManyMails, withdrawnToast } from "~/profile/partners/partners-toasts";
import { checkBusinessEmail } from "~/signup/business-email.server";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";

export const meta: MetaFunction = () => [{ title: "My Partners · CM360" }];

const types = ["reseller", "professional_service", "managed_service"] as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer, may } = await requireAccess(request, params.customer, "partners:view");
  const partners = await listPartners(customer.id);
  const formKeys = { reseller: randomUUID(), professional_service: randomUUID(), managed_service: randomUUID() };
  return json({
    customer: { slug: customer.slug, name: customer.name },
    mayEdit: may("partners:edit"),
    partners,
    formKeys,
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { customer, actor } = await requireAccess(request, params.customer, "partners:edit");
  const submission = await parseWithZod(await readForm(request), {
    schema: partnersForm(checkBusinessEmail),
    async: true,
  });
  if (submission.status !== "success") return invalid(submission);

  const form = submission.value;
  const page = `/customers/${customer.slug}/profile/partners`;
  if (form.intent === "invite") {
    const invited = await invite(customer, form, actor);
    if (invited.outcome !== "invited") return invalid(submission, inviteRefusal(invited));
    return redirectWithToast(page, invitedToast(form));
  }
  if (form.intent === "send-again") {
    const outcome = await sendAgain(customer, form.id, form.sentAt, actor);
    if (!outcome) throw notFound();
    if (outcome === "too-many-mails") return invalid(submission, { formErrors: [tooManyMails], status: 429 });
    return redirectWithToast(page, sentAgainToast(outcome));
  }
  const done = await (form.intent === "end" ? end : withdraw)(customer, form.id, actor);
  if (done === null) throw notFound();
  return redirectWithToast(page, form.intent === "end" ? endedToast(done) : withdrawnToast(done));
}

export default function Partners() {
  const { customer, mayEdit, partners, formKeys } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.result;
  const typeOfRefused = refused?.initialValue?.type;
  return (
    <>
      <PageHead
        title="My Partners"
        lead="Who works with you on Zscaler, and what each kind of partner sees and does here."
        crumbs={[{ to: `/customers/${customer.slug}/profile`, label: "Business Profile" }]}
      />
      {refused && !types.some((type) => type === typeOfRefused) && (
        <Notice tone="warning" title="Nothing was changed.">
          {refused.error?.[""]?.join(" ") ?? "The form was not complete: press the button once more"}.
        </Notice>
      )}
      <div className="grid">
        {types.map((type) => (
          <PartnerCard
            key={type}
            type={type}
            partners={partners.filter((partner) => partner.type === type)}
            formKey={mayEdit ? formKeys[type] : null}
            refused={typeOfRefused === type ? (refused ?? null) : null}
          />
        ))}
      </div>
    </>
  );
}
