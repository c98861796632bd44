import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, redirectWithToast } from "~/infra/responses.server";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import { addRule, asInForce, findDeadEnd } from "~/licensing/upgrades/change-rule.server";
import { effectOn } from "~/licensing/upgrades/effect.server";
import { NewRule } from "~/licensing/upgrades/new-rule";
import { newRuleForm } from "~/licensing/upgrades/rule.schema";
import { getRuleChoices } from "~/licensing/upgrades/rules.server";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Add Rule");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  return json({ choices: await getRuleChoices() });
}

export async function action({ request }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const form = await readForm(request);
  const submission = parseWithZod(form, { schema: newRuleForm(await getRuleChoices()) });
  if (submission.status !== "success") return invalid(submission);

  const { rule, seen } = submission.value;
  const deadEnd = findDeadEnd(await getCatalogue(), rule);
  if (deadEnd) return invalid(submission, { fieldErrors: { product: [deadEnd] } });
  const effect = await effectOn(rule.sku, (rules) => [...rules, asInForce(rule)]);
  // Nothing is saved whose effect the admin has not seen as it is now.
  if (form.get("intent") !== "save" || seen !== effect.seen) {
    const isStale = form.get("intent") === "save";
    return json({ result: submission.reply(), effect, isStale }, isStale ? 409 : 200);
  }
  const { outcome, id } = await addRule(rule, admin);
  const page = `/admin/upgrade-rules/${id}`;
  if (outcome === "exists") return redirectWithToast(page, "This rule was there already: it is shown here.");
  return redirectWithToast(
    page,
    outcome === "added" ? "The rule was added, and holds at once." : "It was added before.",
  );
}

export default function AddRule() {
  const { choices } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Add Rule"
        lead="Preview shows whom the rule affects; nothing is saved before."
        crumbs={[{ to: "/admin/upgrade-rules", label: "Upgrade Rules" }]}
      />
      <NewRule choices={choices} />
    </>
  );
}
