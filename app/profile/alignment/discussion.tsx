import type { ReactNode } from "react";
import type { DiscussionFacts } from "~/profile/alignment/discussion.server";
import type { ObjectiveView } from "~/profile/alignment/objective-view.server";
import { ProductLinks } from "~/profile/product-links";
import { Card } from "~/ui/card";
import { Day } from "~/ui/day";
import { Link } from "~/ui/link";

interface DiscussionProps {
  slug: string;
  objectives: ObjectiveView[];
  facts: DiscussionFacts;
}

/** Where objectives and products do not meet: nothing is wrong with that, but somebody should say why. */
export function Discussion({ slug, objectives, facts: { replacing, held, outOfReach } }: DiscussionProps) {
  const unserved = objectives.filter(({ open, products }) => open && products.length === 0);
  const waiting = outOfReach && objectives.filter(({ id }) => outOfReach.includes(id));
  return (
    <section className="section">
      <div className="section__head">
        <h2>For discussion</h2>
        <p className="muted">Where objectives and products do not meet yet.</p>
      </div>
      <div className="grid grid--2">
        <List
          title="Objectives that no product serves"
          none="None: each objective that is worked towards is served by a product."
          rows={unserved.map(({ id, title, priority }) => (
            <li key={id}>
              <Link to={objectivePath(slug, id)}>{title}</Link>
              <span className="small muted">{priority.label}</span>
            </li>
          ))}
        />
        {held && (
          <List
            title="Subscribed products that serve no objective"
            none="None of the products on Subscriptions."
            rows={held.map(({ sku, name, until }) => (
              <li key={sku}>
                <ProductLinks slug={slug} products={[{ sku, name }]} />
                <span className="small muted">
                  until <Day date={until} />
                </span>
              </li>
            ))}
          />
        )}
        {waiting && (
          <List
            title="Objectives whose products are not there"
            none="None: of each objective’s products one is subscribed or requested."
            rows={waiting.map(({ id, title, products }) => (
              <li key={id}>
                <Link to={objectivePath(slug, id)}>{title}</Link>
                <span className="small muted">
                  neither subscribed nor requested: <ProductLinks slug={slug} products={products} />
                </span>
              </li>
            ))}
          />
        )}
        {replacing && (
          <List
            title="Replacements that serve no objective"
            none="None of the products that are to replace a service."
            rows={replacing.map(({ sku, name, replaces }) => (
              <li key={sku}>
                <ProductLinks slug={slug} products={[{ sku, name }]} />
                <span className="small muted">to replace {replaces.map((service) => service.name).join(", ")}</span>
              </li>
            ))}
          />
        )}
      </div>
    </section>
  );
}

function List({ title, none, rows }: { title: string; none: string; rows: ReactNode[] }) {
  return (
    <Card title={title}>{rows.length === 0 ? <p className="muted">{none}</p> : <ul className="rows">{rows}</ul>}</Card>
  );
}

const objectivePath = (slug: string, id: string) => `/customers/${slug}/profile/alignment/${id}`;
