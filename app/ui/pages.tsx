import { useSearchParams } from "@remix-run/react";
import { Link } from "./link";

interface PagesProps {
  /** From 1. */
  page: number;
  pages: number;
}

/** Links to the other pages of a list, as `?page=`; whatever else stands in the URL stays. */
export function Pages({ page, pages }: PagesProps) {
  const [search] = useSearchParams();
  if (pages < 2) return null;
  return (
    <nav className="pages" aria-label="Pages">
      {page > 1 && (
        <Link to={hrefOf(search, page - 1)} rel="prev">
          Previous
        </Link>
      )}
      {shown(page, pages).map((number, index, all) => (
        <span key={number} className="pages__item">
          {index > 0 && number - (all[index - 1] ?? 0) > 1 && <span aria-hidden="true">…</span>}
          {number === page ? (
            <span aria-current="page">{number}</span>
          ) : (
            <Link to={hrefOf(search, number)}>{number}</Link>
          )}
        </span>
      ))}
      {page < pages && (
        <Link to={hrefOf(search, page + 1)} rel="next">
          Next
        </Link>
      )}
    </nav>
  );
}

function hrefOf(search: URLSearchParams, page: number) {
  const next = new URLSearchParams(search);
  next.set("page", String(page));
  return `?${next}`;
}

/** The first, the last, and those around the present one. */
function shown(page: number, pages: number) {
  const wanted = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
  return [...new Set(wanted)].sort((a, b) => a - b);
}
