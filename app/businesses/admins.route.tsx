import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, redirectWithToast } from "~/infra/responses.server";
import { checkBusinessEmail } from "~/signup/business-email.server";
import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { type AdminFields, adminForm } from "./admins.schema";
import { type AdminRow, inviteAdmin, listAdmins } from "./admins.server";
import { personPath } from "./paths";
import { personStateNames, personStateTones } from "./person-state";

const path = "/admin/admins";

export const meta: MetaFunction = () => pageTitle("Admins");

export async function loader({ request }: LoaderFunctionArgs) {
  const { userId } = await requireAdmin(request);
  return json({ admins: await listAdmins(), userId });
}

export async function action({ request }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const schema = adminForm(checkBusinessEmail);
  const submission = await parseWithZod(await readForm(request), { schema, async: true });
  if (submission.status !== "success") return invalid(submission);

  const { firstName, lastName, email } = submission.value;
  switch (await inviteAdmin(admin, submission.value)) {
    case "invited":
      return redirectWithToast(path, {
        title: `${firstName} ${lastName} is an admin now.`,
        text: `A link to set the password was sent to ${email.address}; it works for 72 hours.`,
      });
    case "invited-before":
      return redirectWithToast(path, {
        title: `${email.address} is an admin’s already.`,
        text: "Nothing was changed.",
      });
    case "known":
      return invalid(submission, {
        fieldErrors: { email: ["Enter another email: this one belongs to a customer’s or a partner’s account"] },
      });
  }
}

export default function Admins() {
  const { admins, userId } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<AdminFields>({
    id: "admin",
    lastResult: useActionData<typeof action>()?.result ?? null,
    defaultNoValidate: false,
  });
  return (
    <>
      <PageHead title="Admins" lead="The people of Secure Dynamics who see every customer and run this office." />
      <Card label="Admins" flush>
        <Table
          caption={admins.length === 1 ? "1 admin" : `${admins.length} admins`}
          head={
            <>
              <HeadCell>Name</HeadCell>
              <HeadCell>Email</HeadCell>
              <HeadCell>State</HeadCell>
              <HeadCell>Two-step login</HeadCell>
              <HeadCell>Last login</HeadCell>
              <HeadCell>Admin since</HeadCell>
            </>
          }
        >
          {admins.map((admin) => (
            <AdminLine key={admin.id} admin={admin} isReader={admin.id === userId} />
          ))}
        </Table>
      </Card>
      <div className="section">
        <Card title="Invite an admin">
          <p className="muted">
            An admin sees and changes everything. To remove one, open the account and disable it: never your own, and
            never the last.
          </p>
          <Form method="post" className="form note" id={form.id} noValidate={form.noValidate}>
            <FormErrors form={form} />
            <TextField field={fields.firstName} label="First Name" required maxLength={120} />
            <TextField field={fields.lastName} label="Last Name" required maxLength={120} />
            <TextField field={fields.email} label="Email" type="email" required maxLength={254} />
            <div>
              <Button kind="primary">Invite</Button>
            </div>
          </Form>
        </Card>
      </div>
    </>
  );
}

function AdminLine({ admin, isReader }: { admin: AdminRow; isReader: boolean }) {
  const { id, name, email, state, hasSecondStep, lastLoginAt, since } = admin;
  return (
    <Row>
      <RowHead>
        <Link to={personPath(id)}>{name}</Link> {isReader && <Badge tone="brand">You</Badge>}
      </RowHead>
      <Cell label="Email">
        <span className="wrap-anywhere">{email}</span>
      </Cell>
      <Cell label="State">
        <Badge tone={personStateTones[state]}>{personStateNames[state]}</Badge>
      </Cell>
      <Cell label="Two-step login">
        {hasSecondStep ? <Badge tone="pass">On</Badge> : <Badge tone="warning">Off</Badge>}
      </Cell>
      <Cell label="Last login">
        {lastLoginAt ? <Instant at={lastLoginAt} /> : <span className="muted">Never</span>}
      </Cell>
      <Cell label="Admin since">
        <Instant at={since} />
      </Cell>
    </Row>
  );
}
