import { Link } from "@remix-run/react";
import type { ShelfPage } from "~/licensing/shelves/page.server";
import { productPath } from "~/licensing/shelves/shelf-card";
import { Card } from "~/ui/card";
import { HelpLink } from "~/ui/help-link";

interface OwnedFixesProps {
  slug: string;
  fixes: ShelfPage["ownedFixes"];
}

/** Before anything to buy: what answers a failing technology area and is owned. */
export function OwnedFixes({ slug, fixes }: OwnedFixesProps) {
  const home = `/customers/${slug}`;
  return (
    <Card title="You already own the fix">
      <p className="muted">
        These technology areas fail although a product that answers them is owned: switch it on before you buy.
      </p>
      <ul className="rows">
        {fixes.map(({ sku, name, areaKey, areaName, text, links }) => (
          <li key={`${areaKey} ${sku}`}>
            <div>
              <strong>{areaName}</strong>: <Link to={productPath(slug, sku)}>{name}</Link>
              <p className="small">{text}</p>
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
    </Card>
  );
}
