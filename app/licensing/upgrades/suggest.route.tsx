import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import type { Actor } from "~/access/actor";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { productPath } from "~/licensing/paths";
import { suggestForm, withdrawForm } from "~/licensing/upgrades/reason.schema";
import { SuggestCard } from "~/licensing/upgrades/suggest-card";
import { getSuggestion, suggestProduct, withdrawSuggestion } from "~/licensing/upgrades/suggestion.server";
import { WithdrawCard } from "~/licensing/upgrades/withdraw-card";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(`Suggest ${data?.product.name ?? ""}`);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "licensing:suggest");
  const product = await getSuggestion(customer.id, params.sku ?? "");
  if (!product) throw notFound();
  return json({ customer: { slug: customer.slug, name: customer.name }, product });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { customer, actor } = await requireAccess(request, params.customer, "licensing:suggest");
  const product = await getSuggestion(customer.id, params.sku ?? "");
  if (!product) throw notFound();
  const place = { customer, product, page: productPath(customer.slug, product.sku) };
  const form = await readForm(request);
  return form.get("intent") === "withdraw" ? withdraw(form, place, actor) : suggest(form, place, actor);
}

interface Place {
  customer: { id: string; name: string };
  product: { sku: string; name: string; hindrance: keyof typeof hindrances | null };
  page: string;
}

async function suggest(form: FormData, { customer, product, page }: Place, actor: Actor) {
  const submission = parseWithZod(form, { schema: suggestForm });
  if (submission.status !== "success") return invalid(submission);
  if (product.hindrance) return invalid(submission, { formErrors: [hindrances[product.hindrance]] });

  const outcome = await suggestProduct(customer.id, product, submission.value, actor);
  if (typeof outcome === "object") return json({ result: submission.reply(), ...outcome }, 409);
  return redirectWithToast(page, said[outcome](product.name, customer.name));
}

async function withdraw(form: FormData, { customer, product, page }: Place, actor: Actor) {
  const submission = parseWithZod(form, { schema: withdrawForm });
  if (submission.status !== "success") return invalid(submission);

  const outcome = await withdrawSuggestion(customer.id, product, submission.value.version, actor);
  if (outcome === "changed-meanwhile") return json({ changedMeanwhile: true }, 409);
  const before = outcome === "withdrawn-before" ? " before" : "";
  return redirectWithToast(page, `The suggestion was withdrawn${before}.`);
}

const said = {
  suggested: (product: string, customer: string) => `${product} is suggested to ${customer}.`,
  changed: () => "The reason was saved. The customer reads it at once.",
  unchanged: () => "Nothing was changed.",
};

const hindrances = {
  owned: "The customer owns it already, by itself or inside a bundle, so it is not suggested",
  "not-sold": "It cannot be requested, so it is not suggested",
};

export default function Suggest() {
  const { customer, product } = useLoaderData<typeof loader>();
  const { suggestion, hindrance, name } = product;
  return (
    <>
      <PageHead
        title={`Suggest ${name}`}
        lead={`It stands on Potential Upgrades of ${customer.name}, with your name and your words.`}
        crumbs={[
          { to: `/customers/${customer.slug}/licensing`, label: "Licensing Expert" },
          { to: productPath(customer.slug, product.sku), label: name },
        ]}
      />
      <div className="stack">
        {hindrance && <Notice tone="warning">{hindrances[hindrance]}.</Notice>}
        {(!hindrance || suggestion) && (
          <div className="grid grid--aside">
            <SuggestCard key={`${suggestion?.id} ${suggestion?.version}`} suggestion={suggestion} />
            {suggestion && <WithdrawCard version={suggestion.version} />}
          </div>
        )}
      </div>
    </>
  );
}
