import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/access/access.server";
import { findEverything } from "~/search/find-everything.server";
import { groupNames } from "~/search/groups";
import { NothingFound, SearchResults, WhatIsSearched } from "~/search/results";
import { SearchForm } from "~/search/search-form";
import { readSearchQuery } from "~/search/search-query";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

const perGroup = 5;
const perPage = 50;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data?.query.typed ? `Search: ${data.query.typed}` : "Search");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const query = readSearchQuery(new URL(request.url).searchParams);
  const groups = await findEverything(actor, query, query.in ? perPage : perGroup);
  return json({ query, groups, kind: actor.kind }, { headers: { "Cache-Control": "private, no-store" } });
}

export default function Search() {
  const { query, groups, kind } = useLoaderData<typeof loader>();
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  const isMore = groups.some((group) => group.isMore);
  return (
    <>
      <PageHead
        title="Search"
        lead={
          query.typed
            ? `${isMore ? "More than " : ""}${total} ${total === 1 ? "result" : "results"} for “${query.typed}”${query.in ? ` in ${groupNames[query.in]}` : ""}.`
            : "Everything that you may see, in one place."
        }
      />
      <div className="stack">
        <SearchForm query={query} />
        {!query.typed && <WhatIsSearched kind={kind} />}
        {query.typed && groups.length === 0 && <NothingFound query={query} />}
        <SearchResults query={query} groups={groups} />
      </div>
    </>
  );
}
