import { useSearchParams } from "@remix-run/react";
import { Link } from "./link";

interface KeysetPagesProps {
  /** For `?page=`; null where there is no such page. */
  previous: string | null;
  next: string | null;
}

/** Links to the pages beside this one of a list that is too long to be numbered; whatever else stands in the URL stays. */
export function KeysetPages({ previous, next }: KeysetPagesProps) {
  const [asked] = useSearchParams();
  if (!previous && !next) return null;
  const to = (page: string | null) => {
    const search = new URLSearchParams(asked);
    search.delete("page");
    if (page) search.set("page", page);
    return `?${search}`;
  };
  return (
    <nav className="pages" aria-label="Pages">
      {previous && (
        <>
          <Link to={to(null)}>First</Link>
          <Link to={to(previous)} rel="prev">
            Previous
          </Link>
        </>
      )}
      {next && (
        <Link to={to(next)} rel="next">
          Next
        </Link>
      )}
    </nav>
  );
}
