import { productPath } from "~/licensing/paths";
import { Link } from "~/ui/link";

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
          <Link to={productPath(slug, sku)}>{name}</Link>
        </span>
      ))}
    </>
  );
}
