import { createHash } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { clientAddress } from "~/infra/request-context.server";
import { notFound } from "~/infra/responses.server";
import { isUnchanged } from "~/licensing/calendar/conditional";
import { openFeed, writeFeed } from "~/licensing/calendar/feed.server";

/** No session: the address itself is the key, and what its owner may read now is what it answers. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const token = (params.token ?? "").replace(/\.ics$/i, "");
  const opened = await openFeed(token, clientAddress());
  if (opened.is === "unknown") throw notFound();
  if (opened.is === "too-many")
    return new Response(null, { status: 429, headers: { "Retry-After": String(opened.waitSeconds) } });

  const text = await writeFeed(opened.reader);
  // No date of the last change: it would tell a former partner of what it may no longer read.
  const headers = {
    "Cache-Control": "private, no-cache",
    ETag: `W/"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"`,
  };
  if (isUnchanged(request.headers, headers.ETag)) return new Response(null, { status: 304, headers });
  return new Response(text, {
    headers: {
      ...headers,
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'inline; filename="cm360.ics"',
      "X-Robots-Tag": "noindex",
    },
  });
}
