import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, redirectWithToast } from "~/infra/responses.server";
import { businessEmailMessage } from "~/signup/business-email";
import { checkBusinessEmail } from "~/signup/business-email.server";
import { EmailDomainForm } from "~/signup/email-domains.schema";
import { addEmailDomain, listEmailDomains, removeEmailDomain } from "~/signup/email-domains.server";
import { EmailDomainsTable } from "~/signup/email-domains-table";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { SelectField, TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

const path = "/admin/email-domains";

export const meta: MetaFunction = () => pageTitle("Email Domains");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const address = new URL(request.url).searchParams.get("test")?.slice(0, 254) ?? "";
  const verdict = address ? await checkBusinessEmail(address) : null;
  const answer = verdict && (verdict.fits ? null : businessEmailMessage(verdict));
  return json({ rules: await listEmailDomains(), test: { address, asked: verdict !== null, answer } });
}

export async function action({ request }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const submission = parseWithZod(await readForm(request), { schema: EmailDomainForm });
  if (submission.status !== "success") return invalid(submission);

  const { domain } = submission.value;
  if (submission.value.intent === "remove") {
    await removeEmailDomain(admin, domain);
    return redirectWithToast(path, { title: `${domain} was removed.`, text: "The bundled lists decide on it again." });
  }
  const added = await addEmailDomain(admin, submission.value);
  if (added === "known")
    return invalid(submission, {
      fieldErrors: { domain: [`Remove ${domain} from the list first: it stands there already`] },
    });
  return redirectWithToast(path, `${domain} was added.`);
}

export default function EmailDomains() {
  const { rules, test } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  const [form, fields] = useForm<{ domain: string; decision: string; note: string }>({
    id: "email-domain",
    lastResult: lastResult ?? null,
    defaultNoValidate: false,
  });
  return (
    <>
      <PageHead
        title="Email Domains"
        lead="Sign-up refuses free-mail and throw-away addresses by bundled lists. A rule here stands above them, and counts for the domain and all below it."
      />
      <Card title="Test an address">
        <Form method="get" className="form form--row">
          <div className="field">
            <label htmlFor="test">Address</label>
            <input
              className="input"
              id="test"
              name="test"
              maxLength={254}
              defaultValue={test.address}
              key={test.address}
            />
          </div>
          <Button>Test</Button>
        </Form>
        {test.asked && (
          <div role="status" className="note">
            {test.answer === null ? (
              <Notice tone="pass" title={`${test.address} can sign up.`} />
            ) : (
              <Notice tone="warning" title={`${test.address} is refused:`}>
                {test.answer}
              </Notice>
            )}
          </div>
        )}
      </Card>
      <div className="section">
        <Card flush label="Rules">
          <EmailDomainsTable rules={rules} />
        </Card>
      </div>
      <div className="section">
        <Card title="Add a domain">
          <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
            <FormErrors form={form} />
            <input type="hidden" name="intent" value="add" />
            <TextField
              field={fields.domain}
              label="Domain"
              hint="Such as northgate-tools.example"
              required
              maxLength={253}
            />
            <SelectField
              field={fields.decision}
              label="Decision"
              required
              options={[
                { value: "allow", label: "Allow" },
                { value: "block", label: "Block" },
              ]}
            />
            <TextField field={fields.note} label="Note" hint="Why, for the other admins" maxLength={200} />
            <div className="cluster">
              <Button kind="primary">Add Domain</Button>
            </div>
          </Form>
        </Card>
      </div>
    </>
  );
}
