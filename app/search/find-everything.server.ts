import type { Actor } from "~/access/actor";
import { findBusinesses, findPeople } from "~/search/find-businesses.server";
import { findFindings } from "~/search/find-findings.server";
import { findProducts, findRequests } from "~/search/find-licensing.server";
import { findObjectives, findServices } from "~/search/find-profile.server";
import { findTexts } from "~/search/find-texts.server";
import { allGroups, type Found, type FoundGroup, type GroupName, groupNames } from "~/search/groups";
import { listOf } from "~/search/lists";
import { findPages } from "~/search/portal-pages";
import type { SearchQuery } from "~/search/search-query";

/**
 * What of everything the reader may see answers the search, by kind, at most `take` of each. What lies behind a key that
 * the reader lacks is neither found nor counted.
 */
export async function findEverything(actor: Actor, query: SearchQuery, take: number): Promise<FoundGroup[]> {
  if (query.words.length === 0) return [];
  const asked = query.in ? [query.in] : allGroups;
  const found = await Promise.all(
    asked.map(async (group) => {
      const answer = await find[group](actor, query, take);
      return { group, label: groupNames[group], all: listOf(group, actor, query.typed, answer.hits), ...answer };
    }),
  );
  return found.filter(({ total }) => total > 0);
}

const find: Record<GroupName, (actor: Actor, query: SearchQuery, take: number) => Promise<Found>> = {
  async pages(actor, query, take) {
    const hits = findPages(actor, query);
    return { hits: hits.slice(0, take), total: hits.length, isMore: false };
  },
  businesses: (actor, { words }, take) => findBusinesses(actor, words, take),
  people: (actor, { words }, take) => findPeople(actor, words, take),
  products: findProducts,
  requests: findRequests,
  findings: (actor, { typed }, take) => findFindings(actor, typed, take),
  objectives: (actor, { words }, take) => findObjectives(actor, words, take),
  services: (actor, { words }, take) => findServices(actor, words, take),
  help: findTexts,
};
