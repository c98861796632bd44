import type { Band } from "./band";
import { HelpLink } from "./help-link";
import { Link } from "./link";

export interface HeatCell {
  name: string;
  /** As it is printed; null where nothing was scored. */
  score: number | null;
  band: Band | null;
  /** How much it stands for, e.g. "12 checks". */
  note?: string;
  /** Where its rows are. */
  to: string;
  /** Where its help is; a thing without help bears no question mark. */
  help: string | null;
}

export interface HeatGroup {
  name: string;
  about?: string;
  score: number | null;
  /** The group's band in words. */
  word: string;
  /** Worst first, not scored last. */
  cells: readonly HeatCell[];
}

export function Heat({ groups }: { groups: readonly HeatGroup[] }) {
  return (
    <div className="heat">
      {groups.map((group) => (
        <div key={group.name} className="heat__group">
          <div>
            <h3>{group.name}</h3>
            {group.about && <p className="small muted">{group.about}</p>}
            <p className="num">
              <strong>{group.score ?? "–"}</strong> <span className="small">{group.word}</span>
            </p>
          </div>
          <ul>
            {group.cells.map((cell) => (
              <li key={cell.name} className={cell.band ? `band--${cell.band}` : undefined}>
                <Link to={cell.to} preventScrollReset>
                  <strong>{cell.score ?? "–"}</strong>
                  {cell.name}
                  {cell.score === null && <span className="visually-hidden">: not scored</span>}
                  {cell.note && <small>{cell.note}</small>}
                </Link>
                {cell.help && <HelpLink to={cell.help} about={cell.name} />}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

/** What the colours mean; the last swatch, without a band, is for what was not scored. */
export function HeatLegend({ entries }: { entries: readonly { band: Band | null; label: string }[] }) {
  return (
    <ul className="legend">
      {entries.map(({ band, label }) => (
        <li key={label}>
          <span className={band ? `swatch band--${band}` : "swatch"} />
          {label}
        </li>
      ))}
    </ul>
  );
}
