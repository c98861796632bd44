import { productPath } from "~/licensing/paths";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import type { Refusal } from "./offer";

interface RefusalNoticeProps {
  slug: string;
  name: string;
  refusal: Refusal;
  seller: string;
}

/** Why a product cannot be requested, and what to do instead. */
export function RefusalNotice({ slug, name, refusal, seller }: RefusalNoticeProps) {
  const { kind, products, others } = refusal;
  const links = (
    <ul className="stack stack--tight">
      {products.map(({ sku, name }) => (
        <li key={sku}>
          <Link to={productPath(slug, sku)}>{name}</Link>
        </li>
      ))}
      {others > 0 && <li className="muted">{others === 1 ? "or 1 other" : `or one of ${others} others`}</li>}
    </ul>
  );
  if (kind === "not-sold") return <p>{name} is no longer sold: it can be marked as purchased, but not requested.</p>;
  if (kind === "later-edition")
    return (
      <div className="stack">
        <p>You hold a later edition. Going back to this one is agreed with {seller}.</p>
        {links}
      </div>
    );
  return (
    <Notice tone="warning" title="Needs another product first.">
      Record one of these as purchased, or request it, then come back.
      {links}
    </Notice>
  );
}
