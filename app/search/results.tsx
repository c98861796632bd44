import type { FoundGroup } from "~/search/groups";
import { Highlighted } from "~/search/highlighted";
import type { SearchQuery } from "~/search/search-query";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Empty } from "~/ui/empty";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";

/** What was found, kind by kind, each with its count and the way to all of them. */
export function SearchResults({ query, groups }: { query: SearchQuery; groups: readonly FoundGroup[] }) {
  return groups.map((group) => (
    <Card
      key={group.group}
      flush
      title={group.label}
      label={group.label}
      action={<Count {...group} />}
      foot={<More {...{ query, group }} />}
    >
      <ul className="hits">
        {group.hits.map((hit) => (
          <li key={`${hit.to} ${hit.title} ${hit.what}`}>
            <Link to={hit.to}>
              <Highlighted text={hit.title} words={query.words} />
            </Link>
            <span className="small muted">
              {hit.of && <strong>{hit.of} · </strong>}
              <Highlighted text={hit.what} words={query.words} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  ));
}

function Count({ total, isMore, hits }: FoundGroup) {
  const all = `${total}${isMore ? "+" : ""}`;
  return <span className="small muted">{hits.length < total ? `${hits.length} of ${all}` : all}</span>;
}

/** Undefined where nothing is left out and no list goes further. */
function More({ query, group: { group, label, total, isMore, hits, all } }: { query: SearchQuery; group: FoundGroup }) {
  const isCut = hits.length < total || isMore;
  return (
    <span className="cluster small">
      {isCut && query.in === null && (
        <Link to={`/search?${new URLSearchParams({ q: query.typed, in: group })}`}>
          More in {label}
          <span className="visually-hidden"> for {query.typed}</span>
        </Link>
      )}
      {isCut && query.in !== null && (
        <span className="muted">These are the best {hits.length}. One more word finds less.</span>
      )}
      {all && <Link to={all.to}>Open in {all.label}</Link>}
      {!isCut && !all && <span className="muted">That is all.</span>}
    </span>
  );
}

export function NothingFound({ query }: { query: SearchQuery }) {
  return (
    <Empty
      icon="search"
      title={`Nothing is found for “${query.typed}”`}
      action={
        query.in && <ButtonLink to={`/search?${new URLSearchParams({ q: query.typed })}`}>Search everything</ButtonLink>
      }
    >
      Try fewer words, or only the beginning of one. Capitals and accents make no difference.
    </Empty>
  );
}

/** Before anything is typed. */
export function WhatIsSearched({ kind }: { kind: "admin" | "customer" | "partner" }) {
  return (
    <Notice title="What is searched.">
      {whatOf[kind]} From any page, <kbd>Ctrl</kbd> <kbd>K</kbd> or <kbd>/</kbd> opens the search.
    </Notice>
  );
}

const whatOf = {
  admin:
    "Customers and partners, people, products, requests by product or order number, the findings of each customer’s newest health check, objectives, services in use, help texts and the pages of this portal.",
  customer:
    "Your products and requests, the findings of your newest health check, objectives, services in use, people, help texts and the pages of this portal.",
  partner:
    "Your customers, and of each what your partnership opens to you; products, help texts and the pages of this portal.",
};
