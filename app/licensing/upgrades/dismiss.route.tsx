import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { productPath } from "~/licensing/paths";
import { DismissCard } from "~/licensing/upgrades/dismiss-card";
import { dismiss, getDismissable, restore } from "~/licensing/upgrades/dismissal.server";
import { dismissForm } from "~/licensing/upgrades/reason.schema";
import { ReasonList } from "~/licensing/upgrades/reason-list";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Empty } from "~/ui/empty";
import { Instant } from "~/ui/instant";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(`Dismiss ${data?.product.name ?? ""}`);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer, may } = await requireAccess(request, params.customer, "licensing:dismiss");
  const product = await getDismissable(customer.id, params.sku ?? "", may);
  if (!product) throw notFound();
  return json({ slug: customer.slug, product });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { customer, actor, may } = await requireAccess(request, params.customer, "licensing:dismiss");
  const product = await getDismissable(customer.id, params.sku ?? "", may);
  if (!product) throw notFound();
  const form = await readForm(request);
  const upgrades = `/customers/${customer.slug}/licensing?shelf=upgrades`;
  if (form.get("intent") === "restore") {
    const outcome = await restore(customer.id, product.sku, actor);
    if (!outcome) throw notFound();
    return redirectWithToast(upgrades, `${product.name} was restored${outcome === "restored" ? "" : " before"}.`);
  }
  const submission = parseWithZod(form, { schema: dismissForm });
  if (submission.status !== "success") return invalid(submission);

  switch (await dismiss(customer.id, product.sku, submission.value, may, actor)) {
    case "not-suggested":
      return redirectWithToast(upgrades, `${product.name} is not suggested: there is nothing to dismiss.`);
    case "facts-changed":
      return invalid(submission, { status: 409, formErrors: [factsChanged] });
    case "dismissed-before":
      return redirectWithToast(upgrades, `${product.name} was dismissed before.`);
    case "dismissed":
      return redirectWithToast(upgrades, {
        title: `${product.name} was dismissed.`,
        text: "It comes back when the reasons change.",
        link: { to: new URL(request.url).pathname, label: "Restore" },
      });
  }
}

const factsChanged = "The reasons changed meanwhile. Read them below, then dismiss again if you still want to";

export default function Dismiss() {
  const { slug, product } = useLoaderData<typeof loader>();
  const { name, reasons, dismissal } = product;
  const upgrades = `/customers/${slug}/licensing?shelf=upgrades`;
  return (
    <>
      <PageHead
        title={dismissal ? `Restore ${name}` : `Dismiss ${name}`}
        lead="What is dismissed leaves Potential Upgrades, and comes back when the facts behind it change."
        crumbs={[
          { to: upgrades, label: "Licensing Expert" },
          { to: productPath(slug, product.sku), label: name },
        ]}
      />
      {reasons.length === 0 ? (
        <Empty
          icon="info"
          title="This product is not suggested"
          action={<ButtonLink to={upgrades}>Potential Upgrades</ButtonLink>}
        >
          There is nothing to dismiss. What is suggested stands on Potential Upgrades, with its reasons.
        </Empty>
      ) : (
        <div className="grid grid--2">
          <Card title={dismissal ? "Why it was suggested" : "Why it is suggested"}>
            <ReasonList slug={slug} reasons={reasons} />
          </Card>
          {dismissal ? (
            <Card title="Dismissed">
              <p>
                {dismissal.by} dismissed it on <Instant at={dismissal.at} />: “{dismissal.reason}”
              </p>
              <Form method="post" className="note">
                <input type="hidden" name="intent" value="restore" />
                <Button kind="primary">Restore</Button>
              </Form>
            </Card>
          ) : (
            <DismissCard seen={product.seen} back={upgrades} />
          )}
        </div>
      )}
    </>
  );
}
