import { requestPath } from "~/licensing/paths";
import { Link } from "~/ui/link";
import type { Touched } from "./effects";

interface TouchedListProps {
  slug: string;
  touched: readonly (Touched & { name: string })[];
}

/** Other open requests that lose what they rest on, each with why. */
export function TouchedList({ slug, touched }: TouchedListProps) {
  return (
    <ul className="stack stack--tight">
      {touched.map(({ id, name, why }) => (
        <li key={id}>
          <Link to={requestPath({ slug, id })}>{name}</Link>
          <br />
          <span className="small muted">{why}</span>
        </li>
      ))}
    </ul>
  );
}
