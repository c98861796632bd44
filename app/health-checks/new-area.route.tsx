import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { AreaHelpCard, AreaHelpFields, type TypedHelp } from "~/health-checks/area-help-fields";
import { NewAreaForm } from "~/health-checks/technology-area.schema";
import { addArea } from "~/health-checks/unknown-areas.server";
import { products } from "~/health-checks/vocabulary";
import { readForm } from "~/infra/form.server";
import { invalid, redirectWithToast } from "~/infra/responses.server";
import { Card } from "~/ui/card";
import { TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Add a technology area");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const search = new URL(request.url).searchParams;
  const name = (search.get("name") ?? "").slice(0, 120);
  return json({ name, product: (search.get("product") ?? "").slice(0, 60), key: keyFor(name) });
}

export async function action({ request }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const submission = parseWithZod(await readForm(request), { schema: NewAreaForm });
  if (submission.status !== "success") return invalid(submission);
  const { intent, ...area } = submission.value;
  if (intent === "preview") return json({ result: submission.reply(), preview: area });

  const added = await addArea(area, admin);
  switch (added.outcome) {
    case "key-taken":
      return invalid(submission, { fieldErrors: { key: ["Choose another key: this one stands for another area"] } });
    case "name-taken":
      return redirectWithToast(`/admin/technology-areas/${added.key}`, {
        title: `${area.name} is there already.`,
        text: "Nothing was overwritten: edit its help here.",
      });
    case "added":
      return redirectWithToast("/admin/technology-areas", {
        title: `${area.name} was added.`,
        text: `${added.rows.toLocaleString("en-GB")} rows of uploads have its help now.`,
      });
  }
}

export default function NewArea() {
  const initial = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const preview = answer && "preview" in answer ? (answer.preview as TypedHelp) : null;
  const [form, fields] = useForm<NewAreaForm>({
    id: "new-area",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
    defaultValue: initial,
  });
  return (
    <>
      <PageHead
        title="Add a technology area"
        lead="Files that name it get its help at once, and later ones by themselves; upper and lower case, spaces and signs do not matter."
        crumbs={[{ to: "/admin/technology-areas", label: "Technology Areas" }]}
      />
      <div className="grid grid--2">
        <Card title="The area">
          <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
            <FormErrors form={form} />
            <AreaHelpFields fields={fields}>
              <TextField field={fields.name} label="Name" hint="As files write it" required maxLength={120} />
              <div className="grid grid--2">
                <TextField field={fields.product} label="Product" required maxLength={60} list="products" />
                <TextField
                  field={fields.key}
                  label="Key"
                  hint="Stands in addresses; it cannot be changed later"
                  required
                  maxLength={60}
                />
              </div>
              <datalist id="products">
                {products.map((product) => (
                  <option key={product} value={product} />
                ))}
              </datalist>
            </AreaHelpFields>
          </Form>
        </Card>
        {preview && <AreaHelpCard title="Preview: not saved yet" help={preview} />}
      </div>
    </>
  );
}

function keyFor(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
}
