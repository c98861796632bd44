import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import type { Actor } from "~/access/actor";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { changeProduct, retireProduct } from "~/licensing/catalogue/change-product.server";
import { problemText } from "~/licensing/catalogue/problems";
import { retireForm, saveProductForm } from "~/licensing/catalogue/product.schema";
import { ProductEditor } from "~/licensing/catalogue/product-editor";
import { getProductPage } from "~/licensing/catalogue/product-page.server";
import { RelationsCard } from "~/licensing/catalogue/relations-card";
import { Retirement } from "~/licensing/catalogue/retirement";
import { Badge } from "~/ui/badge";
import { HistoryCard } from "~/ui/history-card";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.product.name ?? "Product");

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const page = await getProductPage(params.sku ?? "");
  if (!page) throw notFound();
  return json(page);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const form = await readForm(request);
  const sku = params.sku ?? "";
  return form.has("intent") ? retire(form, sku, admin) : save(form, sku, admin);
}

async function save(form: FormData, sku: string, admin: Actor) {
  const submission = parseWithZod(form, { schema: saveProductForm });
  if (submission.status !== "success") {
    if (!(await getProductPage(sku))) throw notFound();
    return invalid(submission);
  }
  const { details, version } = submission.value;
  const saved = await changeProduct(sku, details, version, admin);
  switch (saved?.outcome) {
    case undefined:
      throw notFound();
    case "name-taken":
      return invalid(submission, { fieldErrors: { name: ["Choose another name: a product has this one already"] } });
    case "conflict":
      return json({ result: submission.reply(), conflict: saved.conflict }, 409);
    case "unchanged":
      return redirectWithToast(pageOf(sku), "Nothing was changed.");
    case "changed": {
      const text = saved.problems.map((problem) => `${problemText(problem)}.`).join(" ");
      return redirectWithToast(pageOf(sku), { title: `${details.name} was saved.`, ...(text ? { text } : {}) });
    }
  }
}

async function retire(form: FormData, sku: string, admin: Actor) {
  const submission = parseWithZod(form, { schema: retireForm });
  if (submission.status !== "success") return invalid(submission);

  const { intent, version, seen } = submission.value;
  const retired = await retireProduct(sku, { isRetired: intent === "retire", version, seen: seen === "on" }, admin);
  if (!retired) throw notFound();
  const { outcome, name } = retired;
  if (outcome === "changed-meanwhile" || outcome === "in-use") return json({ refusal: outcome }, 409);
  return redirectWithToast(
    pageOf(sku),
    intent === "retire"
      ? { title: `${name} was retired.`, text: "Nobody can request it any more." }
      : { title: `${name} is back in the catalogue.` },
  );
}

const pageOf = (sku: string) => `/admin/catalogue/${sku}`;

export default function EditProduct() {
  const { product, suggestions, use, leaves, history, relations } = useLoaderData<typeof loader>();
  const answer = useActionData<{ refusal?: "changed-meanwhile" | "in-use" }>();
  return (
    <>
      <PageHead
        title={product.name}
        lead={
          <>
            <span className="mono">{product.sku}</span> {product.isRetired && <Badge>Retired</Badge>}
          </>
        }
        crumbs={[{ to: "/admin/catalogue", label: "Catalogue" }]}
      />
      <div className="grid grid--aside">
        <div className="stack">
          {/* What was saved is a new form: conform keeps to the values it began with. */}
          <ProductEditor key={`${product.sku} ${product.version}`} product={product} suggestions={suggestions} />
          <HistoryCard history={history} nothing="Nobody has changed this product since it came with the portal." />
        </div>
        <div className="stack">
          <RelationsCard sku={product.sku} relations={relations} />
          <Retirement
            isRetired={product.isRetired}
            version={product.version}
            use={use}
            leaves={leaves}
            refusal={answer?.refusal ?? null}
          />
        </div>
      </div>
    </>
  );
}
