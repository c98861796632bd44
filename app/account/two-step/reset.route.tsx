import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { TextAreaField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { findPersonWithStep, resetSecondStep } from "./reset.server";
import { Reset, type ResetForm } from "./two-step.schema";

export const meta: MetaFunction = ({ error }) => (error ? [] : pageTitle("Reset Two-Step Login"));

export async function loader({ request, params }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request);
  const person = await findPersonWithStep(params.person ?? "");
  if (!person) throw notFound();
  return json({ person, isOwn: person.id === admin.userId });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const id = params.person ?? "";
  const person = await findPersonWithStep(id);
  if (!person) throw notFound();
  const submission = parseWithZod(await readForm(request), { schema: Reset });
  if (submission.status !== "success") return invalid(submission);

  switch (await resetSecondStep(admin, id, submission.value.reason)) {
    case "own":
      return invalid(submission, { formErrors: ["Turn your own off in your account, with your password and a code."] });
    case "off already":
      return redirectWithToast(`/admin/people/${id}`, `Two-step login of ${person.name} is off already.`);
    case "reset":
      return redirectWithToast(`/admin/people/${id}`, {
        title: `Two-step login of ${person.name} was reset.`,
        text: "Every session was ended, and a mail tells of it.",
      });
    case null:
      throw notFound();
  }
}

export default function ResetTwoStep() {
  const { person, isOwn } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Reset Two-Step Login"
        lead={`${person.name}, ${person.businessName ?? "Secure Dynamics"}`}
        crumbs={[{ to: `/admin/people/${person.id}`, label: person.name }]}
      />
      <div className="grid grid--aside">
        {isOwn ? (
          <Card title="Your own">
            <p>
              Turn it off in your <Link to="/account/two-step">account</Link>, with your password and a code.
            </p>
          </Card>
        ) : person.since ? (
          <ResetCard name={person.name} businessName={person.businessName} back={`/admin/people/${person.id}`} />
        ) : (
          <Card title="Off">
            <p>Two-step login of {person.name} is off: there is nothing to reset.</p>
          </Card>
        )}
        <Card title="Who it is">
          <Facts
            facts={[
              ["Name", person.name],
              ["Email", person.email],
              ["Two-step login", person.since ? <Instant key="since" at={person.since} /> : "Off"],
            ]}
          />
        </Card>
      </div>
    </>
  );
}

interface ResetCardProps {
  name: string;
  /** Null for an admin. */
  businessName: string | null;
  back: string;
}

function ResetCard({ name, businessName, back }: ResetCardProps) {
  const [form, fields] = useForm<ResetForm>({
    id: "reset",
    lastResult: useActionData<typeof action>()?.result ?? null,
    defaultNoValidate: false,
  });
  return (
    <Card title="Take the second step away">
      <div className="stack">
        <Notice tone="warning" title={`Make sure that it is ${name} who asks.`}>
          Call back on a number that you knew before. Afterwards the password alone logs in, until two-step login is set
          up again.
        </Notice>
        <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
          <FormErrors form={form} />
          <TextAreaField
            field={fields.reason}
            label="Reason"
            hint={`Why, and how you made sure. The log keeps it${businessName ? `, and ${businessName} reads it there` : ""}.`}
            rows={3}
            maxLength={500}
            required
          />
          <div className="cluster">
            <Button kind="danger">Reset Two-Step Login</Button>
            <ButtonLink kind="quiet" to={back}>
              Cancel
            </ButtonLink>
          </div>
        </Form>
      </div>
    </Card>
  );
}
