import { Link } from "@remix-run/react";

interface ProductLinksProps {
  slug: string;
  products: { sku: string; name: string }[];
}

/** Products by name, each leading to its page in Licensing Expert. */
export function ProductLinks({ slug, products }: ProductLinksProps) {
  return (
    <>
      {products.map(({ sku, name }, index) => (
        <span key={sku}>
          {index > 0 && ", "}
          <Link to={`/customers/${slug}/licensing/products/${sku}`}>{name}</Link>
        </span>
      ))}
    </>
  );
}
