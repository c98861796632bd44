import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound } from "~/infra/responses.server";
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
import { startView } from "./view.server";
import { viewMinutes } from "./view-minutes";

export const meta: MetaFunction = () => pageTitle("View as Customer");

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const business = await findBusiness(params.business);
  if (business?.kind !== "customer") throw notFound();
  return json({ business, minutes: viewMinutes });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const business = await findBusiness(params.business);
  if (business?.kind !== "customer") throw notFound();
  const submission = parseWithZod(await readForm(request), { schema: ReasonForm });
  if (submission.status !== "success") return invalid(submission);

  switch (await startView(admin, business.id, submission.value.reason)) {
    case "started":
      return redirect(`/customers/${business.slug}/profile`, { status: 303 });
    case "not-open":
      return invalid(submission, {
        formErrors: [`Restore ${business.name} first: its people see nothing now.`],
        status: 409,
      });
    case null:
      throw notFound();
  }
}

export default function ViewAsCustomer() {
  const { business, minutes } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<{ reason: string }>({
    id: "view",
    lastResult: useActionData<typeof action>()?.result ?? null,
    defaultNoValidate: false,
  });
  return (
    <>
      <PageHead
        title="View as Customer"
        crumbs={[
          { to: "/customers", label: "Customers" },
          { to: businessPath(business.slug), label: business.name },
        ]}
        lead={`You see what the people of ${business.name} see, for ${minutes} minutes at most.`}
      />
      <div className="grid grid--aside">
        <Card title="Before you look">
          <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
            <FormErrors form={form} />
            <TextAreaField
              field={fields.reason}
              label="Reason"
              hint={`The people of ${business.name} read it in their log, with your name.`}
              rows={3}
              maxLength={mostReason}
              required
            />
            <div className="cluster">
              <Button kind="primary">View as Customer</Button>
              <ButtonLink kind="quiet" to={businessPath(business.slug)}>
                Cancel
              </ButtonLink>
            </div>
          </Form>
        </Card>
        <Card title="While you look">
          <ul>
            <li>Nothing can be changed, by you or in your name.</li>
            <li>Files can be downloaded; each download is entered in the log of {business.name}.</li>
            <li>Your own pages and those of the admins are closed until you end the view.</li>
            <li>Another view of yours ends when this one begins.</li>
            <li>It ends by itself after {minutes} minutes, and when you log out.</li>
          </ul>
        </Card>
      </div>
    </>
  );
}
