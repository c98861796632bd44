import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { AreaHelpCard, AreaHelpFields, type TypedHelp } from "~/health-checks/area-help-fields";
import { AreaHistory } from "~/health-checks/area-history";
import { getAreaHistory } from "~/health-checks/area-history.server";
import { editAreaHelp, getArea, listAnswers } from "~/health-checks/areas.server";
import { AreaHelpForm } from "~/health-checks/technology-area.schema";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/form-errors";
import { textOf } from "~/ui/form-field";
import { Link } from "~/ui/link";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.area.name ?? "Technology Area");

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const area = await getArea(params.area ?? "");
  if (!area) throw notFound();
  return json({ area, answers: await listAnswers(area.key), history: await getAreaHistory(area.key) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const submission = parseWithZod(await readForm(request), { schema: AreaHelpForm });
  if (submission.status !== "success") return invalid(submission);
  const { intent, ...edit } = submission.value;
  if (intent === "preview") return json({ result: submission.reply(), preview: edit });

  const edited = await editAreaHelp(params.area ?? "", edit, admin);
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
  const { area, answers, history } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const theirs = answer && "theirs" in answer ? (answer.theirs as TypedHelp & { version: number }) : null;
  const preview = answer && "preview" in answer ? (answer.preview as TypedHelp) : null;
  const [form, fields] = useForm<AreaHelpForm>({
    id: "area",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
    defaultValue: {
      helpWhat: area.helpWhat,
      helpWhy: area.helpWhy,
      helpGood: area.helpGood,
      version: String(area.version),
    },
  });
  // Who has seen the other's text may overwrite it; who only looked at a preview, or mistyped, has not.
  const version = theirs?.version ?? (textOf(fields.version) || area.version);
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
            <input key={version} type="hidden" name="version" defaultValue={version} />
            <AreaHelpFields fields={fields} />
          </Form>
        </Card>
        <div className="stack">
          {preview && <AreaHelpCard title="Preview: not saved yet" help={preview} />}
          <AreaHelpCard
            title={theirs ? "What the other admin saved" : "What customers read now"}
            help={theirs ?? area}
          />
          <Card
            title="Products that answer it"
            action={<Link to={`/admin/upgrade-rules?${new URLSearchParams({ q: area.name })}`}>Upgrade Rules</Link>}
          >
            {answers.length === 0 ? (
              <p className="muted">No rule suggests a product where this area fails.</p>
            ) : (
              <ul className="rows">
                {answers.map(({ sku, name, reason }) => (
                  <li key={sku}>
                    <span>{name}</span>
                    {reason && <span className="small muted">{reason}</span>}
                  </li>
                ))}
              </ul>
            )}
          </Card>
          <AreaHistory changes={history} />
        </div>
      </div>
    </>
  );
}
