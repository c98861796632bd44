import { Link, useSearchParams } from "@remix-run/react";

interface CursorFootProps {
  /** "1 customer", "1,000+ customers" */
  count: string;
  /** For `?page=`; null where there is no such page. */
  previous: string | null;
  next: string | null;
}

/** How many there are, and the pages beside this one. */
export function CursorFoot({ count, previous, next }: CursorFootProps) {
  const [asked] = useSearchParams();
  const to = (page: string | null) => {
    const search = new URLSearchParams(asked);
    search.delete("page");
    if (page) search.set("page", page);
    return `?${search}`;
  };
  return (
    <>
      <span className="small muted">{count}</span>
      {(previous || next) && (
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
      )}
    </>
  );
}
