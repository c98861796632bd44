import type { ReactNode } from "react";
import { Card } from "~/ui/card";
import { Link } from "~/ui/link";
import type { Effect } from "./effect.server";

interface EffectCardProps {
  title: string;
  product: string;
  effect: Effect;
  /** The button that saves. */
  children?: ReactNode;
}

/** Whom a change affects, before it is saved. */
export function EffectCard({ title, product, effect, children }: EffectCardProps) {
  const { gains, loses, rewords, fixes } = effect;
  const isNobody = gains.count + loses.count + rewords + fixes === 0;
  return (
    <Card title={title}>
      <div className="stack">
        {isNobody && <p>No customer is affected today.</p>}
        <Affected customers={gains} words={`${product} comes to Potential Upgrades of`} />
        <Affected customers={loses} words={`${product} leaves Potential Upgrades of`} />
        {rewords > 0 && <p>{counted(rewords)} keep it on Potential Upgrades, with other reasons.</p>}
        {fixes > 0 && (
          <p>{counted(fixes)} own what answers the area: what they read under “You already own the fix” changes.</p>
        )}
        {children}
      </div>
    </Card>
  );
}

function Affected({ customers, words }: { customers: Effect["gains"]; words: string }) {
  const { count, first } = customers;
  if (count === 0) return null;
  return (
    <div>
      <p>
        <strong>
          {words} {counted(count)}
        </strong>
        {first.length < count && <span className="muted">, the first {first.length} by name</span>}:
      </p>
      <ul className="stack stack--tight">
        {first.map(({ slug, name }) => (
          <li key={slug}>
            <Link to={`/customers/${slug}/licensing?shelf=upgrades`}>{name}</Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function counted(count: number): string {
  return count === 1 ? "1 customer" : `${count.toLocaleString("en-GB")} customers`;
}
