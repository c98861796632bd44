import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { Link } from "./link";

interface SortHeadProps {
  /** The column's name in the URL: `?sort=since`, or `?sort=-since` for descending. */
  by: string;
  /** How the list is sorted now, as in the URL. */
  sort: string;
  numeric?: boolean;
  /** What the first press does; numbers and scores often start with the largest. */
  first?: "ascending" | "descending";
  children: ReactNode;
}

/** A table head that sorts by link; the sorting begins again at the first page. */
export function SortHead({ by, sort, numeric, first = "ascending", children }: SortHeadProps) {
  const [search] = useSearchParams();
  const sorted = sort === by ? "ascending" : sort === `-${by}` ? "descending" : undefined;
  const next = new URLSearchParams(search);
  next.set("sort", (sorted ? sorted === "ascending" : first === "descending") ? `-${by}` : by);
  next.delete("page");
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see table.tsx
    <th role="columnheader" scope="col" className={numeric ? "num" : undefined} aria-sort={sorted}>
      <Link to={`?${next}`} preventScrollReset>
        {children}
      </Link>
    </th>
  );
}
