import { DatedText } from "~/ui/dated-text";
import { Link } from "~/ui/link";
import type { ToldReason } from "./reason";

interface ReasonListProps {
  slug: string;
  reasons: readonly ToldReason[];
}

/** Why a product is suggested, strongest first, with the ways to what is spoken of. */
export function ReasonList({ slug, reasons }: ReasonListProps) {
  return (
    <ul className="stack stack--tight">
      {reasons.map(({ kind, text, links }) => (
        <li key={`${kind} ${text}`}>
          <DatedText>{text}</DatedText>
          {links.map(({ path, label }) => (
            <span key={path}>
              {" "}
              <Link to={`/customers/${slug}/${path}`}>{label}</Link>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
