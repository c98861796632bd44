import { useSearchParams } from "@remix-run/react";
import { Link } from "~/ui/link";

/** From the newest events to the oldest, a page at a time; the filters stay. */
export function AuditPages({ next }: { next: number | null }) {
  const [search] = useSearchParams();
  if (next === null && !search.has("before")) return null;
  return (
    <nav className="pages" aria-label="Pages">
      {search.has("before") && <Link to={`?${withBefore(search, null)}`}>Newest</Link>}
      {next !== null && (
        <Link to={`?${withBefore(search, next)}`} rel="next">
          Older
        </Link>
      )}
    </nav>
  );
}

/** The download of what is shown, and of what stands on its other pages. */
export function csvOf(path: string, search: URLSearchParams): string {
  const query = withBefore(search, null).toString();
  return query ? `${path}?${query}` : path;
}

function withBefore(search: URLSearchParams, before: number | null) {
  const next = new URLSearchParams(search);
  next.delete("before");
  if (before !== null) next.set("before", String(before));
  return next;
}
