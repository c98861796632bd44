import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { AreaHelp } from "~/health-checks/area-help";
import { editAreaHelp, getArea, type AreaHelp as Help } from "~/health-checks/areas.server";
import { AreaHelpForm } from "~/health-checks/technology-area.schema";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextAreaField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.area.name ?? "Technology Area");

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const area = await getArea(params.area ?? "");
  if (!area) throw notFound();
  return json({ area });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const submission = parseWithZod(await readForm(request), { schema: AreaHelpForm });
  if (submission.status !== "success") return invalid(submission);

  const edited = await editAreaHelp(params.area ?? "", submission.value, admin);
  switch (edited.outcome) {
    case "unknown":
      throw notFound();
    case "saved":
      return redirectWithToast("/admin/technology-areas", "The help was saved. Customers read it at once.");
    case "changed": {
      const message = "Another admin changed this help meanwhile: theirs is beside yours. Send again to keep yours";
      return json({ result: submission.reply({ formErrors: [message] }), theirs: edited.current }, 409);
    }
  }
}

export default function TechnologyArea() {
  const { area } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const theirs = answer && "theirs" in answer ? (answer.theirs as Help & { version: number }) : null;
  const [form, fields] = useForm<AreaHelpForm>({
    id: "area",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
    defaultValue: { helpWhat: area.helpWhat, helpWhy: area.helpWhy, helpGood: area.helpGood },
  });
  return (
    <>
      <PageHead
        title={area.name}
        lead={`The help that customers read beside this technology area of ${area.product}.`}
        crumbs={[{ to: "/admin/technology-areas", label: "Technology Areas" }]}
      />
      <div className="grid grid--2">
        <Card title="Edit the help">
          <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
            <FormErrors form={form} />
            <input type="hidden" name="version" value={theirs?.version ?? area.version} />
            <TextAreaField field={fields.helpWhat} label="What it is" required maxLength={4000} />
            <TextAreaField field={fields.helpWhy} label="Why it matters" required maxLength={4000} />
            <TextAreaField field={fields.helpGood} label="What good looks like" required maxLength={4000} />
            <div className="cluster">
              <Button kind="primary">Save</Button>
            </div>
          </Form>
        </Card>
        <Card title={theirs ? "What the other admin saved" : "What customers read now"}>
          <AreaHelp
            what={theirs?.helpWhat ?? area.helpWhat}
            why={theirs?.helpWhy ?? area.helpWhy}
            good={theirs?.helpGood ?? area.helpGood}
          />
        </Card>
      </div>
    </>
  );
}
