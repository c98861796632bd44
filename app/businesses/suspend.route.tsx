import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextAreaField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { findBusiness } from "./business.server";
import { businessPath } from "./paths";
import { mostReason } from "./reason";
import { ReasonForm } from "./reason.schema";
import { suspend } from "./suspend.server";
import { suspensionToast } from "./suspension-toast";

export const meta: MetaFunction = () => pageTitle("Suspend");

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const business = await findBusiness(params.business);
  if (!business) throw notFound();
  return json({ business });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const business = await findBusiness(params.business);
  if (!business) throw notFound();
  const submission = parseWithZod(await readForm(request), { schema: ReasonForm });
  if (submission.status !== "success") return invalid(submission);

  const suspended = await suspend(admin, business.id, submission.value.reason);
  if (!suspended) throw notFound();
  return redirectWithToast(businessPath(business.slug), suspensionToast(suspended, "suspend"));
}

export default function SuspendBusiness() {
  const { business } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<{ reason: string }>({
    id: "suspend",
    lastResult: useActionData<typeof action>()?.result ?? null,
    defaultNoValidate: false,
  });
  const isCustomer = business.kind === "customer";
  return (
    <>
      <PageHead
        title="Suspend"
        crumbs={[
          isCustomer ? { to: "/customers", label: "Customers" } : { to: "/admin/partners", label: "Partners" },
          { to: businessPath(business.slug), label: business.name },
        ]}
        lead={`Nobody of ${business.name} can log in until you restore it.`}
      />
      <div className="grid grid--aside">
        <Card title={`Suspend ${business.name}`}>
          <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
            <FormErrors form={form} />
            <TextAreaField
              field={fields.reason}
              label="Reason"
              hint={`The people of ${business.name} read it in the mail that tells them.`}
              rows={3}
              maxLength={mostReason}
              required
            />
            <div className="cluster">
              <Button kind="danger">Suspend</Button>
              <ButtonLink kind="quiet" to={businessPath(business.slug)}>
                Cancel
              </ButtonLink>
            </div>
          </Form>
        </Card>
        <Card title="What happens">
          <ul>
            <li>Whoever is logged in there is logged out at once.</li>
            <li>Its people are told by mail; {isCustomer ? "its partners" : "its customers"} find a notice.</li>
            <li>Reminders and other mails to its people pause.</li>
            <li>
              {isCustomer
                ? "What is recorded stays, for you and for its partners."
                : "Its partnerships pause. Where it is the reseller, requests wait for Secure Dynamics meanwhile."}
            </li>
          </ul>
        </Card>
      </div>
    </>
  );
}
