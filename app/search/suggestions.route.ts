import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/access/access.server";
import { findEverything } from "~/search/find-everything.server";
import { readSearchQuery } from "~/search/search-query";

const perGroup = 5;

/** What the palette shows while one types: the same as the page, and for the same eyes. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const query = readSearchQuery(new URL(request.url).searchParams);
  const groups = await findEverything(actor, query, perGroup);
  return json({ typed: query.typed, groups }, { headers: { "Cache-Control": "private, no-store" } });
}
