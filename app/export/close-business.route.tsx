import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, redirectWithToast } from "~/infra/responses.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { CloseBusiness, type CloseBusinessFields } from "./close.schema";
import { askToCloseBusiness, getBusinessClosing, keepBusiness } from "./close-business.server";
import { businessGraceDays } from "./closing";
import { KeepCard } from "./keep-card";
import { requireOwnerOrAdmin } from "./owner.server";

export const meta: MetaFunction = ({ error }) => (error ? [] : pageTitle("Close the Business"));

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireAccess(request, params.customer, "business:close");
  await requireOwnerOrAdmin(access);
  const { slug, name } = access.customer;
  return { slug, name, ...(await getBusinessClosing(access.customer)) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireAccess(request, params.customer, "business:close");
  await requireOwnerOrAdmin(access);
  const submission = parseWithZod(await readForm(request), { schema: CloseBusiness });
  if (submission.status !== "success") return invalid(submission);

  const { customer, actor } = access;
  const page = `/customers/${customer.slug}/close`;
  if (submission.value.intent === "keep") {
    const kept = await keepBusiness(customer, actor);
    return redirectWithToast(page, kept ? `${customer.name} stays open.` : "Nothing was changed.");
  }
  if (plain(submission.value.name) !== plain(customer.name))
    return invalid(submission, { fieldErrors: { name: [`Enter ${customer.name}, as it stands above.`] } });
  const outcome = await askToCloseBusiness(customer, actor);
  if (typeof outcome === "object") {
    const formErrors = ["Try again tomorrow: everyone was told several times today. Nothing was changed."];
    return invalid(submission, { formErrors, status: 429, headers: { "Retry-After": `${outcome.waitSeconds}` } });
  }
  if (outcome === "closed") return redirectWithToast(page, `${customer.name} is closed already.`);
  return redirectWithToast(page, {
    title: `${customer.name} closes in ${businessGraceDays} days.`,
    text: "Everyone concerned is told.",
  });
}

export default function CloseBusinessPage() {
  const { slug, name, closesAt, isClosed, ends } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Close the Business"
        lead={`${name} leaves CM360.`}
        crumbs={[{ to: `/customers/${slug}/profile/activated`, label: "Activated" }]}
      />
      {isClosed ? (
        <Notice title={`${name} is closed.`}>
          Its people can log in no more. What is recorded is kept, to be read.
        </Notice>
      ) : closesAt ? (
        <KeepCard title={`${name} will be closed`} closesAt={closesAt} button="Keep the Business">
          Until then everything works as before, and an owner or Secure Dynamics can take it back.
        </KeepCard>
      ) : (
        <CloseForm slug={slug} name={name} ends={ends} />
      )}
    </>
  );
}

function CloseForm({
  slug,
  name,
  ends,
}: {
  slug: string;
  name: string;
  ends: { people: number; partners: number; requests: number };
}) {
  const [form, fields] = useForm<CloseBusinessFields>({
    id: "close-business",
    lastResult: useActionData<typeof action>()?.result ?? null,
    defaultNoValidate: false,
  });
  return (
    <Card title="What happens">
      <div className="prose">
        <ul>
          <li>
            Everyone is told now. For {businessGraceDays} days nothing changes, and an owner or Secure Dynamics can take
            it back.
          </li>
          <li>Then {counted(ends.people, "person", "people")} can log in no more, and reminders stop.</li>
          <li>
            {counted(ends.partners, "partnership ends", "partnerships end")};{" "}
            {counted(ends.requests, "open request is", "open requests are")} cancelled.
          </li>
          <li>What is recorded is kept, and Secure Dynamics can read it.</li>
        </ul>
        <p>
          You may want to <Link to={`/customers/${slug}/export`}>download all data</Link> first.
        </p>
      </div>
      <Form method="post" className="form note" id={form.id} noValidate={form.noValidate}>
        <FormErrors form={form} />
        <TextField
          field={fields.name}
          label="Business Name"
          hint={`To confirm, type: ${name}`}
          required
          maxLength={200}
          autoComplete="off"
        />
        <div>
          <Button kind="danger" name="intent" value="close">
            Close the Business
          </Button>
        </div>
      </Form>
    </Card>
  );
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A space more or another case is no other name. */
function plain(name: string): string {
  return name.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}
