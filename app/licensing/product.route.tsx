import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { notFound } from "~/infra/responses.server";
import { AboutCard } from "~/licensing/product/about-card";
import { ChainCard } from "~/licensing/product/chain-card";
import { ConcernsCard } from "~/licensing/product/concerns-card";
import { EditionsCard } from "~/licensing/product/editions-card";
import { NotOfferedCard } from "~/licensing/product/not-offered-card";
import { getProductPage } from "~/licensing/product/product-page.server";
import { RelatedCard } from "~/licensing/product/related-card";
import { StandingNotice } from "~/licensing/product/standing-notice";
import { answerRequest } from "~/licensing/requests/request-answers.server";
import { RequestCard } from "~/licensing/requests/request-card";
import type { Shelf } from "~/licensing/shelves/shelf";
import { CorrectCard } from "~/licensing/subscriptions/correct-card";
import { listSubscriptionHistory } from "~/licensing/subscriptions/history.server";
import { answerCorrection, answerPurchase } from "~/licensing/subscriptions/purchase-answers.server";
import { PurchaseCard } from "~/licensing/subscriptions/purchase-card";
import { HistoryCard } from "~/ui/history-card";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.name ?? "Licensing Expert");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireAccess(request, params.customer, "licensing:view");
  const page = await getProductPage(access, params.sku ?? "");
  if (!page) throw notFound();
  const history = access.may("log:view") ? await listSubscriptionHistory(access.customer.id, page.sku) : [];
  return json({ ...page, history });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireAccess(request, params.customer, "licensing:mark-purchased");
  const form = await readForm(request);
  const sku = params.sku ?? "";
  if (form.get("intent") === "request") return answerRequest(form, access, sku);
  return form.get("intent") === "correct" ? answerCorrection(form, access, sku) : answerPurchase(form, access, sku);
}

export default function Product() {
  const page = useLoaderData<typeof loader>();
  const { slug, sku, name, summary, shelf, chain, purchase, offer } = page;
  const [search] = useSearchParams();
  const corrected = page.may.correct
    ? chain.find(({ id, source }) => id === search.get("correct") && source === "portal")
    : undefined;
  const hasAside = offer !== null || purchase !== null || !page.isOffered;
  return (
    <>
      <PageHead title={name} lead={summary} crumbs={crumbsTo(slug, shelf)} />
      <div className={hasAside ? "grid grid--aside" : "grid"}>
        <div className="stack">
          <StandingNotice {...page} />
          <ChainCard {...page} />
          <AboutCard {...page} />
          <RelatedCard {...page} />
          <EditionsCard {...page} />
          <ConcernsCard {...page} />
          <HistoryCard history={page.history} />
        </div>
        {hasAside && (
          <div className="stack">
            {!page.isOffered && <NotOfferedCard {...page} />}
            <div className="stack no-print">
              {corrected ? (
                <CorrectCard
                  key={`${corrected.id} ${corrected.version}`}
                  slug={slug}
                  unit={page.unit}
                  term={corrected}
                />
              ) : (
                <>
                  {offer && <RequestCard key={`${sku} ${offer.offer.open?.id}`} slug={slug} {...offer} />}
                  {purchase && (
                    // What was saved is a new form: conform keeps to the values it began with.
                    <PurchaseCard
                      key={`${sku} ${purchase.term?.id} ${purchase.term?.version}`}
                      slug={slug}
                      unit={page.unit}
                      {...purchase}
                    />
                  )}
                </>
              )}
            </div>
          </div>
        )}
      </div>
    </>
  );
}

function crumbsTo(slug: string, shelf: Shelf) {
  const licensing = `/customers/${slug}/licensing`;
  const shelves: Record<Shelf, { to: string; label: string }> = {
    subscriptions: { to: `${licensing}?shelf=subscriptions`, label: "Subscriptions" },
    requested: { to: `${licensing}/requests`, label: "Requested Products" },
    upgrades: { to: `${licensing}?shelf=upgrades`, label: "Potential Upgrades" },
    all: { to: `${licensing}?shelf=all`, label: "All Products" },
  };
  return [{ to: licensing, label: "Licensing Expert" }, shelves[shelf]];
}
