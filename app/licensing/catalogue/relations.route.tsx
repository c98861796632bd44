import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { relationKinds } from "~/licensing/catalogue/graph";
import { relationsForm } from "~/licensing/catalogue/product.schema";
import { relationFields } from "~/licensing/catalogue/product-fields";
import { getRelationsPage } from "~/licensing/catalogue/product-page.server";
import { changeRelations } from "~/licensing/catalogue/relations.server";
import { backwardFacts } from "~/licensing/catalogue/relations-card";
import { RelationsForm } from "~/licensing/catalogue/relations-form";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(`Relations of ${data?.product.name ?? "…"}`);

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const page = await getRelationsPage(params.sku ?? "");
  if (!page) throw notFound();
  return json(page);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const sku = params.sku ?? "";
  const submission = parseWithZod(await readForm(request), { schema: relationsForm });
  if (submission.status !== "success") return invalid(submission);

  const { version, chosen } = submission.value;
  const saved = await changeRelations(sku, chosen, version, admin);
  switch (saved?.outcome) {
    case undefined:
      throw notFound();
    case "refused": {
      const { "": formErrors = [], ...refusals } = saved.refusals;
      const lists = relationKinds.map((kind) => [relationFields[kind], refusals[kind] ?? []] as const);
      return invalid(submission, { fieldErrors: Object.fromEntries(lists), formErrors });
    }
    case "conflict":
      return json({ result: submission.reply(), conflict: saved }, 409);
    case "changed":
    case "unchanged":
      return redirectWithToast(
        `/admin/catalogue/${sku}`,
        saved.outcome === "changed" ? "The relations were saved." : "Nothing was changed.",
      );
  }
}

export default function Relations() {
  const { product, relations, named, choices } = useLoaderData<typeof loader>();
  const backwards = backwardFacts(named).filter((fact) => fact !== null);
  return (
    <>
      <PageHead
        title="Relations"
        lead={`How ${product.name} stands to other products. Shelves, suggestions and requests follow from it.`}
        crumbs={[
          { to: "/admin/catalogue", label: "Catalogue" },
          { to: `/admin/catalogue/${product.sku}`, label: product.name },
        ]}
      />
      <div className="stack">
        <RelationsForm
          key={`${product.sku} ${product.version}`}
          version={product.version}
          relations={relations}
          choices={choices}
        />
        {backwards.length > 0 && (
          <Card title="What others say of it">
            <Facts facts={backwards} />
          </Card>
        )}
      </div>
    </>
  );
}
