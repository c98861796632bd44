import type { ReactNode } from "react";
import { Link } from "./link";

interface TileProps {
  to: string;
  title: string;
  /** A Badge that says the state in two words. */
  badge?: ReactNode;
  /** The one number, e.g. "1 of 3"; "–" where there is none yet. */
  figure: ReactNode;
  /** Its unit and base, e.g. "partners accepted". */
  unit: ReactNode;
  /** A Spark or another small drawing that says nothing the words do not. */
  drawing?: ReactNode;
  /** One sentence: what is missing or next. */
  children?: ReactNode;
}

/** One section of many, the whole of it a link. Stands in a `<ul className="grid grid--3">`. */
export function Tile({ to, title, badge, figure, unit, drawing, children }: TileProps) {
  return (
    <li className="card tile tile--figure">
      <div className="cluster cluster--apart">
        <h3>
          <Link to={to}>{title}</Link>
        </h3>
        {badge}
      </div>
      <div className="tile__figure">
        <p className="figure">
          {figure}
          <small>{unit}</small>
        </p>
        {drawing}
      </div>
      {children && <p className="tile__next">{children}</p>}
    </li>
  );
}
