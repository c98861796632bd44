import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, redirectWithToast } from "~/infra/responses.server";
import { addProduct } from "~/licensing/catalogue/change-product.server";
import { type NewProductForm, newProductForm } from "~/licensing/catalogue/product.schema";
import { lengths } from "~/licensing/catalogue/product-fields";
import { ProductInputs } from "~/licensing/catalogue/product-inputs";
import { getSuggestions } from "~/licensing/catalogue/products.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextField } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Add Product");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  return json({ suggestions: await getSuggestions() });
}

export async function action({ request }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const submission = parseWithZod(await readForm(request), { schema: newProductForm });
  if (submission.status !== "success") return invalid(submission);

  const { sku, details } = submission.value;
  switch (await addProduct(sku, details, admin)) {
    case "sku-taken":
      return invalid(submission, { fieldErrors: { sku: ["Choose another SKU: a product has this one already"] } });
    case "name-taken":
      return invalid(submission, { fieldErrors: { name: ["Choose another name: a product has this one already"] } });
    case "added":
    case "added-before":
      return redirectWithToast(`/admin/catalogue/${sku}/relations`, {
        title: `${details.name} is in the catalogue.`,
        text: "Say here how it stands to others.",
      });
  }
}

export default function NewProduct() {
  const { suggestions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<NewProductForm>({
    id: "product",
    lastResult: answer?.result ?? null,
    defaultNoValidate: false,
    defaultValue: { kind: "addon", unit: "user", minQuantity: "1", lifecycle: "active", sellable: "on" },
  });
  return (
    <>
      <PageHead
        title="Add Product"
        lead="It stands on every customer’s All Products at once."
        crumbs={[{ to: "/admin/catalogue", label: "Catalogue" }]}
      />
      <Card label="The product">
        <Form method="post" className="form" id={form.id} noValidate={form.noValidate}>
          <FormErrors form={form} />
          <TextField
            field={fields.sku}
            label="SKU"
            hint="Letters, digits and hyphens, such as ZIA-BIZ-EDITION. It never changes."
            required
            maxLength={lengths.sku}
            autoComplete="off"
            autoCapitalize="characters"
          />
          <ProductInputs fields={fields} suggestions={suggestions} />
          <div>
            <Button kind="primary">Add Product</Button>
          </div>
        </Form>
      </Card>
    </>
  );
}
