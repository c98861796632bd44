import { Fragment, type ReactNode } from "react";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { Link } from "~/ui/link";
import { type RelationKind, relationKinds } from "./graph";
import { relationLabels } from "./product-fields";

export type NamedProducts = { sku: string; name: string }[];

interface RelationsCardProps {
  sku: string;
  relations: { own: Record<RelationKind, NamedProducts>; named: Backwards };
}

/** How the product stands to others, and they to it. */
export function RelationsCard({ sku, relations: { own, named } }: RelationsCardProps) {
  const isAlone = [...Object.values(own), ...Object.values(named)].every((products) => products.length === 0);
  return (
    <Card
      title="Relations"
      action={
        <ButtonLink small to={`/admin/catalogue/${sku}/relations`}>
          Edit Relations
        </ButtonLink>
      }
    >
      {isAlone ? (
        <p className="muted">It stands by itself.</p>
      ) : (
        <Facts
          facts={[...relationKinds.map((kind) => fact(relationLabels[kind], own[kind])), ...backwardFacts(named)]}
        />
      )}
    </Card>
  );
}

export interface Backwards {
  includedIn: NamedProducts;
  neededBy: NamedProducts;
  upgradeOf: NamedProducts;
  replaces: NamedProducts;
}

/** What other products say of this one. */
export function backwardFacts(named: Backwards) {
  return [
    fact("Included in", named.includedIn),
    fact("Needed by", named.neededBy),
    fact("Upgrade of", named.upgradeOf),
    fact("Takes the place of", named.replaces),
  ];
}

/** More than these are folded away. */
const shown = 8;

function fact(label: string, products: NamedProducts): [string, ReactNode] | null {
  if (products.length === 0) return null;
  if (products.length <= shown) return [label, <Links key={label} products={products} />];
  return [
    label,
    <details key={label} className="disclosure">
      <summary>{products.length} products</summary>
      <Links products={products} />
    </details>,
  ];
}

function Links({ products }: { products: NamedProducts }) {
  return products.map(({ sku, name }, at) => (
    <Fragment key={sku}>
      {at > 0 && ", "}
      <Link to={`/admin/catalogue/${sku}`}>{name}</Link>
    </Fragment>
  ));
}
