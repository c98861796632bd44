import { Glyph } from "./glyph";
import { Link } from "./link";

export interface Count {
  to: string;
  label: string;
  count: number;
  tone: "pass" | "warning" | "fail" | "info" | "neutral";
}

/** So many of each kind; each opens just those rows. */
export function Counts({ label, counts }: { label: string; counts: readonly Count[] }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; these are links
    <div className={counts.length === 4 ? "counts counts--four" : "counts"} role="group" aria-label={label}>
      {counts.map((count) => (
        <Link key={count.label} className={count.tone} to={count.to} preventScrollReset>
          <strong>{count.count.toLocaleString("en-GB")}</strong>
          <span>
            <Glyph name={count.tone} />
            {count.label}
          </span>
        </Link>
      ))}
    </div>
  );
}
