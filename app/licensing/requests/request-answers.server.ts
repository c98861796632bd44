import { randomUUID } from "node:crypto";
import { parseWithZod } from "@conform-to/zod/v4";
import type { CustomerAccess } from "~/access/access.server";
import { today as dayOf } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { forbidden, invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import { requestPath } from "~/licensing/paths";
import { readGrounds } from "~/licensing/requests/grounds.server";
import { offerFor } from "~/licensing/requests/offer";
import { requestForm } from "~/licensing/requests/request.schema";
import { requestProduct } from "~/licensing/requests/request-product.server";
import { getSeller } from "~/licensing/requests/seller.server";
import { stateNames } from "~/licensing/requests/states";

/** What the card Request shows of a product: today's offer, and who will send the quote. Null: no such product. */
export async function getRequestFacts(customerId: string, sku: string, now = new Date()) {
  const grounds = await readGrounds(db, { customerId, sku, today: dayOf(now) }, await getCatalogue());
  if (!grounds) return null;
  const { name } = await getSeller(customerId);
  return { offer: offerFor(grounds), seller: name, formKey: randomUUID() };
}

/** Answers the form of the card Request, which stands on the product's page. */
export async function answerRequest(form: FormData, { customer, actor, may }: CustomerAccess, sku: string) {
  if (!may("requests:request")) throw forbidden();
  const product = (await getCatalogue()).products.get(sku);
  if (!product) throw notFound();
  const submission = parseWithZod(form, { schema: requestForm(product) });
  if (submission.status !== "success") return invalid(submission);

  const outcome = await requestProduct(customer.id, sku, submission.value, actor);
  if (!outcome) throw notFound();
  switch (outcome.outcome) {
    case "stale":
      return invalid(submission, { fieldErrors: { [outcome.field]: [outcome.message] } });
    case "refused":
      return invalid(submission, { formErrors: [`${outcome.name} cannot be requested: the card says why`] });
    case "open":
      return invalid(submission, {
        formErrors: [`${outcome.name} is requested already: change that request, or cancel it first`],
        status: 409,
      });
    case "closed-since":
      return redirectWithToast(`/customers/${customer.slug}/licensing/requests`, {
        title: `${outcome.name} was requested before, and that request is ${stateNames[outcome.state].toLowerCase()}.`,
        text: "Nothing was requested now. Open the product’s page again to request it.",
        link: { to: requestPath({ slug: customer.slug, id: outcome.id }), label: "Show the request" },
      });
    case "requested":
      return redirectWithToast(`/customers/${customer.slug}/licensing/requests`, {
        title: `${outcome.name} was requested.`,
        text: [`It takes effect on ${outcome.startDate}.`, outcome.warning].filter(Boolean).join(" "),
        link: { to: requestPath({ slug: customer.slug, id: outcome.id }), label: "Show the request" },
      });
  }
}
