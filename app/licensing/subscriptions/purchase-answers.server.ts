import { parseWithZod } from "@conform-to/zod/v4";
import { json } from "@remix-run/node";
import type { CustomerAccess } from "~/access/access.server";
import { today } from "~/infra/calendar";
import { forbidden, invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import type { Catalogue } from "~/licensing/catalogue/graph";
import { productPath, requestPath } from "~/licensing/paths";
import { type Corrected, correctTerm } from "~/licensing/subscriptions/correct-term.server";
import { correctionForm, purchaseForm } from "~/licensing/subscriptions/purchase.schema";
import { type Marked, markPurchased, unmarkPurchased } from "~/licensing/subscriptions/purchase.server";

type Access = Pick<CustomerAccess, "customer" | "actor" | "may">;

/** Answers the form Already Purchased, which stands on the product's page. */
export async function answerPurchase(form: FormData, access: Access, sku: string) {
  const { customer, actor, may } = access;
  if (!may("licensing:mark-purchased")) throw forbidden();
  const catalogue = await getCatalogue();
  if (!catalogue.products.has(sku)) throw notFound();
  const submission = parseWithZod(form, { schema: purchaseForm(today()) });
  if (submission.status !== "success") return invalid(submission);

  const { details, term, version, confirmed, openRequest, formKey } = submission.value;
  const saving = { seen: { term: term ?? "", version }, confirmed };
  const outcome = details
    ? await markPurchased(customer.id, sku, details, actor, { ...saving, openRequest, formKey })
    : await unmarkPurchased(customer.id, sku, actor, saving);
  if (!outcome) throw notFound();
  return answer(submission, outcome, { slug: customer.slug, sku, catalogue });
}

/** Answers the seller's correction of a term that came from a request. */
export async function answerCorrection(form: FormData, access: Access, sku: string) {
  const { customer, actor, may } = access;
  if (!may("requests:fulfil")) throw forbidden();
  const submission = parseWithZod(form, { schema: correctionForm });
  if (submission.status !== "success") return invalid(submission);

  const { details, reason, term, version, confirmed } = submission.value;
  const seen = { term: term ?? "", version };
  const outcome = await correctTerm(customer.id, sku, { details, reason, seen, confirmed }, actor);
  if (!outcome) throw notFound();
  return answer(submission, outcome, { slug: customer.slug, sku, catalogue: await getCatalogue() });
}

interface Place {
  slug: string;
  sku: string;
  catalogue: Catalogue;
}

type Outcome = Marked | Corrected | Awaited<ReturnType<typeof unmarkPurchased>>;

function answer(submission: Parameters<typeof invalid>[0], outcome: Outcome, { slug, sku, catalogue }: Place) {
  const nameOf = (one: string) => catalogue.products.get(one)?.name ?? one;
  const name = nameOf(sku);
  const done = (title: string, text?: string, link?: { to: string; label: string }) =>
    redirectWithToast(productPath(slug, sku), {
      title,
      ...(text ? { text } : {}),
      ...(link ? { link } : {}),
    });
  switch (outcome.outcome) {
    case "began": {
      if (!outcome.request) return done(`${name} was saved as purchased.`);
      const link = { to: requestPath({ slug, id: outcome.request.id }), label: "Show the request" };
      return done(`${name} was saved as purchased.`, afterwards[outcome.request.is], link);
    }
    case "corrected":
      return done(`${name} was saved.`);
    case "unchanged":
    case "nothing":
      return done("Nothing was changed.");
    case "taken-back":
      return done(`${name} is no longer marked as purchased.`, "What was saved stays in the history.");
    case "taken-back-since":
      return done(`${name} was saved before, and taken back since.`, "Tick Already Purchased to save it again.");
    case "open-request":
      return invalid(submission, {
        fieldErrors: { openRequest: [`${name} is requested: choose whether to keep or to cancel the request`] },
      });
    case "before-next":
      return invalid(submission, {
        fieldErrors: { endDate: [`The next term starts on ${outcome.start}: enter a day before it`] },
      });
    case "after-previous":
      return invalid(submission, {
        fieldErrors: { startDate: [`The term before it ends on ${outcome.end}: enter a day after it`] },
      });
    case "touches": {
      const touched = outcome.touched.map((one) => ({ ...one, name: nameOf(one.sku) }));
      return json({ result: submission.reply(), touches: { key: outcome.key, touched } }, 409);
    }
    case "conflict": {
      const { overwritten, endDate, seen } = outcome;
      return json({ result: submission.reply(), conflict: { overwritten, endDate, seen } }, 409);
    }
  }
}

const afterwards = {
  kept: "Your request stays open.",
  cancelled: "Your request was cancelled.",
  "still-open": "Your request is still open, because others need it. Cancel it on its own page.",
} as const;
