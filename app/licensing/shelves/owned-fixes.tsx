import { productPath } from "~/licensing/paths";
import type { ShelfPage } from "~/licensing/shelves/page.server";
import { Card } from "~/ui/card";
import { DatedText } from "~/ui/dated-text";
import { HelpLink } from "~/ui/help-link";
import { Link } from "~/ui/link";

type Fix = ShelfPage["ownedFixes"][number];

interface OwnedFixesProps {
  slug: string;
  /** The strongest first. */
  fixes: Fix[];
}

const shown = 3;

/** Before anything to buy: what answers a failing technology area and is owned. */
export function OwnedFixes({ slug, fixes }: OwnedFixesProps) {
  const more = fixes.slice(shown);
  return (
    <Card title="You already own the fix">
      <p className="muted">
        A technology area fails although a product that answers it is owned: see whether it is switched on before you
        buy.
      </p>
      <FixRows slug={slug} fixes={fixes.slice(0, shown)} />
      {more.length > 0 && (
        <details className="disclosure opens-on-paper">
          <summary>{more.length === 1 ? "1 more technology area" : `${more.length} more technology areas`}</summary>
          <FixRows slug={slug} fixes={more} />
        </details>
      )}
    </Card>
  );
}

function FixRows({ slug, fixes }: OwnedFixesProps) {
  const home = `/customers/${slug}`;
  return (
    <ul className="rows">
      {fixes.map(({ sku, name, areaKey, areaName, text, links }) => (
        <li key={`${areaKey} ${sku}`}>
          <div>
            <strong>{areaName}</strong>: <Link to={productPath(slug, sku)}>{name}</Link>
            <p className="small">
              <DatedText>{text}</DatedText>
            </p>
          </div>
          <span className="cluster small">
            {links.map(({ path, label }) => (
              <Link key={path} to={`${home}/${path}`}>
                {label}
              </Link>
            ))}
            <HelpLink to={`${home}/health-checks/help/${areaKey}`} about={areaName} />
          </span>
        </li>
      ))}
    </ul>
  );
}
