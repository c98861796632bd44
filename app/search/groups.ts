/** What is searched, in the order in which it is shown. The names stand in URLs. */
export const groupNames = {
  pages: "Pages",
  businesses: "Businesses",
  people: "People",
  products: "Products",
  requests: "Requests",
  findings: "Findings",
  objectives: "Objectives",
  services: "Services in use",
  help: "Help and training",
} as const;

export type GroupName = keyof typeof groupNames;

export const allGroups = Object.keys(groupNames) as GroupName[];

/** One thing that was found. */
export interface Hit {
  title: string;
  /** What it is, in a few words. */
  what: string;
  to: string;
  /** The business it belongs to, where the reader sees several. */
  of: string | null;
}

export interface Found {
  hits: Hit[];
  total: number;
  /** There are more than `total` says: counting them all would take too long. */
  isMore: boolean;
}

export interface FoundGroup extends Found {
  group: GroupName;
  label: string;
  /** The page that lists all of them with this search, where there is one. */
  all: { to: string; label: string } | null;
}

export const nothing: Found = { hits: [], total: 0, isMore: false };

/** Rows that say how many there are of them in all, as hits. */
export function found<Row extends { total: number | bigint }>(rows: Row[], hit: (row: Row) => Hit): Found {
  return rows[0] ? { hits: rows.map(hit), total: Number(rows[0].total), isMore: false } : nothing;
}
