import { Link } from "@remix-run/react";
import type { ObjectiveView } from "~/profile/alignment/objective-view.server";
import { Card } from "~/ui/card";

interface DiscussionProps {
  slug: string;
  /** Objectives that are worked towards and that no product serves. */
  unserved: ObjectiveView[];
  /** Null where the reader may not know what the customer retires. */
  products: { sku: string; name: string; replaces: { id: string; name: string }[] }[] | null;
}

/** Where objectives and products do not meet: nothing is wrong with that, but somebody should say why. */
export function Discussion({ slug, unserved, products }: DiscussionProps) {
  return (
    <section className="section">
      <div className="section__head">
        <h2>For discussion</h2>
        <p className="muted">Where objectives and products do not meet yet.</p>
      </div>
      <div className="grid grid--2">
        <Card title="Objectives that no product serves">
          {unserved.length === 0 ? (
            <p className="muted">None: each objective that is worked towards is served by a product.</p>
          ) : (
            <ul className="rows">
              {unserved.map(({ id, title, priority }) => (
                <li key={id}>
                  <Link to={`/customers/${slug}/profile/alignment/${id}`}>{title}</Link>
                  <span className="small muted">{priority.label}</span>
                </li>
              ))}
            </ul>
          )}
        </Card>
        {products && (
          <Card title="Products that serve no objective">
            {products.length === 0 ? (
              <p className="muted">None of the products that are to replace a service.</p>
            ) : (
              <ul className="rows">
                {products.map(({ sku, name, replaces }) => (
                  <li key={sku}>
                    <Link to={`/customers/${slug}/licensing/products/${sku}`}>{name}</Link>
                    <span className="small muted">to replace {replaces.map((service) => service.name).join(", ")}</span>
                  </li>
                ))}
              </ul>
            )}
            <p className="small muted note">
              Looked at are the products that are chosen in Cost Reduction to replace a service. What the business owns
              is not known here yet.
            </p>
          </Card>
        )}
      </div>
    </section>
  );
}
