import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { requireAdmin } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { LetterText } from "~/mail/letter-text";
import { RejectionForm } from "~/signup/approvals.schema";
import { listAgain } from "~/signup/approvals-search";
import { rejectionToast } from "~/signup/approvals-toasts";
import { getSignupRequest, previewRejection, reject } from "~/signup/reject.server";
import { rejectionChoices, rejectionReason } from "~/signup/rejection";
import { Button, ButtonLink, DefaultButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { CheckboxField, SelectField, TextAreaField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Reject a sign-up");

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const signup = await getSignupRequest(params.id ?? "");
  if (!signup) throw notFound();
  return json({ signup, list: listAgain(request.url) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const signup = await getSignupRequest(params.id ?? "");
  if (!signup) throw notFound();
  const submission = parseWithZod(await readForm(request), { schema: RejectionForm });
  if (submission.status !== "success") return invalid(submission);

  const { intent, code, words, mail } = submission.value;
  const reason = rejectionReason(code, words);
  if (intent === "preview")
    return json({ result: submission.reply(), preview: await previewRejection(signup, reason) });
  const rejection = await reject(admin, signup.id, { code, reason, mail: mail === "on" });
  if (!rejection) throw notFound();
  return redirectWithToast(listAgain(request.url), rejectionToast(rejection));
}

interface Answer {
  result?: SubmissionResult;
  preview?: Awaited<ReturnType<typeof previewRejection>>;
}

export default function RejectSignup() {
  const { signup, list } = useLoaderData<typeof loader>();
  const { result, preview } = useActionData<Answer>() ?? {};
  const [form, fields] = useForm<z.input<typeof RejectionForm>>({
    id: "reject",
    lastResult: result ?? null,
    defaultNoValidate: false,
  });
  return (
    <>
      <PageHead
        title="Reject"
        crumbs={[{ to: list, label: "Pending Approvals" }]}
        lead={`${signup.firstName} ${signup.lastName}, ${signup.businessName}, ${signup.email}. It can be undone.`}
      />
      <Card label="Rejection">
        <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
          <DefaultButton name="intent" value="preview" />
          <FormErrors form={form} />
          <SelectField
            field={fields.code}
            label="Reason"
            required
            options={[
              { value: "", label: "Choose a reason" },
              ...Object.entries(rejectionChoices).map(([value, label]) => ({ value, label })),
            ]}
          />
          <TextAreaField
            field={fields.words}
            label="In your own words"
            hint="Added to the reason. The applicant reads it if it is mailed."
            rows={4}
            maxLength={1000}
          />
          <CheckboxField field={fields.mail} label={`Tell the applicant by mail, ${signup.email}`} />
          <div className="cluster">
            <Button name="intent" value="preview">
              Preview
            </Button>
            <Button kind="danger" name="intent" value="reject">
              Reject
            </Button>
            <ButtonLink kind="quiet" to={list}>
              Cancel
            </ButtonLink>
          </div>
        </Form>
      </Card>
      {preview && (
        <div className="section">
          <Card title="The mail, as it will leave">
            <Facts
              facts={[
                ["To", signup.email],
                ["From", preview.from],
                ["Subject", preview.subject],
              ]}
            />
            <div className="note">
              <LetterText text={preview.text} origin={preview.origin} />
            </div>
          </Card>
        </div>
      )}
    </>
  );
}
