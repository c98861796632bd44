import type { ServiceKind } from "~/profile/cost-reduction/cost-reduction.server";
import { ProductLinks } from "~/profile/product-links";
import { Badge } from "~/ui/badge";
import { Facts } from "~/ui/facts";

export function ServiceKindCard({ slug, kind }: { slug: string; kind: ServiceKind }) {
  const howMuch = retirements[kind.retirement];
  return (
    <article className="card stack">
      <div className="cluster cluster--apart">
        <h3 className="title">{kind.name}</h3>
        {howMuch && <Badge tone={kind.retirement === "full" ? "brand" : "neutral"}>{howMuch}</Badge>}
      </div>
      <p>{kind.description}</p>
      <Facts
        facts={[
          ["What replaces it", kind.replacement],
          kind.replacedBy.length > 0
            ? ["Products", <ProductLinks key="products" slug={slug} products={kind.replacedBy} />]
            : null,
          kind.vendors.length > 0 ? ["For example", kind.vendors.join(", ")] : null,
        ]}
      />
      {kind.watchOuts.length + kind.questions.length > 0 && (
        <details className="disclosure">
          <summary>Watch out, and ask</summary>
          <div className="prose">
            <ul>
              {[...kind.watchOuts, ...kind.questions].map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        </details>
      )}
    </article>
  );
}

const retirements: Record<string, string> = { full: "Usually ends whole", partial: "Usually ends in part" };
