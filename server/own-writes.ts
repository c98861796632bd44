import { createCookie } from "@remix-run/node";
import { isReading, sessionCookieName } from "~/access/session.server";
import type { Distance } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import { HONOURED_MS, needsOfRequest } from "~/infra/libsql-distance.server";
import { digest } from "~/infra/secrets.server";
import type { Refusal } from "./admission";

/** Sees to it that nobody is shown a state older than their own last change, on whatever machine. */
export interface OwnWrites {
  /** Decides from where the request is to be read; a refusal where there is nothing that may be shown. */
  before(request: Request): Promise<Refusal | null>;
  /** The Set-Cookie value that says up to where the next picture has to reach; null where nothing was changed. */
  after(request: Request, answer: Response): Promise<string | null>;
}

/** A copy that is nearly there is waited for, without holding anybody else up; then the primary is asked. */
const WAIT_MS = 150;
/** Longer than a copy lags; as long as a primary may be away while its copies are shown. */
const LIFETIME_S = HONOURED_MS / 1000;

/** Null where the database is a file of this machine: then there is nothing to decide, and no cookie. */
export function ownWrites(distance: Distance | null): OwnWrites | null {
  return distance && { before: (request) => before(request, distance), after };
}

async function before(request: Request, distance: Distance): Promise<Refusal | null> {
  const { copy, contact } = distance;
  const needs = needsOfRequest();
  if (!copy || !needs) return null;
  if (!isReading(request)) {
    // Who may change something, and what it was before, only the primary knows for certain.
    needs.atLeast = Number.POSITIVE_INFINITY;
    return null;
  }
  const cookie = request.headers.get("Cookie") ?? "";
  if (distance.isLate()) {
    if (!contact.isLost) needs.atLeast = Number.POSITIVE_INFINITY;
    else if (copy.age > HONOURED_MS && sessionOf(cookie)) return cutOff;
  }
  const written = await readMarker(cookie);
  if (written <= copy.written) return null;
  needs.atLeast = Math.max(needs.atLeast, written);
  copy.fetchNow();
  if (await copy.reach(written, WAIT_MS)) return null;
  return contact.isLost ? cutOff : null;
}

async function after(request: Request, answer: Response): Promise<string | null> {
  const written = needsOfRequest()?.written ?? 0;
  if (written === 0) return null;
  // Whoever has just logged in reads on under the session of this answer.
  const given = answer.headers.getSetCookie().find((cookie) => sessionOf(cookie) !== null);
  const session = sessionOf(given ?? request.headers.get("Cookie") ?? "") ?? "";
  return marker.serialize({ written, until: Date.now() + HONOURED_MS, session: ownerOf(session) } satisfies Marker);
}

interface Marker {
  written: number;
  until: number;
  session: string;
}

/** 0 where there is none that counts: not signed by us, another session's, or too old. */
async function readMarker(cookie: string): Promise<number> {
  if (!cookie.includes(marker.name)) return 0;
  const found = (await marker.parse(cookie)) as Partial<Marker> | null;
  if (typeof found?.written !== "number" || typeof found.until !== "number" || found.until < Date.now()) return 0;
  return found.session === ownerOf(sessionOf(cookie) ?? "") ? found.written : 0;
}

/** The session's token as it travels; null without one. */
function sessionOf(cookies: string): string | null {
  const start = `${sessionCookieName}=`;
  const found = cookies.split(/;\s*/).find((cookie) => cookie.startsWith(start));
  return found?.slice(start.length) || null;
}

function ownerOf(session: string): string {
  return digest(`own writes of ${session}`).slice(0, 16);
}

const cutOff: Refusal = { status: 503, reason: "behind", headers: { "Retry-After": "10" } };

const secure = env.APP_URL.startsWith("https:");

const marker = createCookie(secure ? "__Host-written" : "written", {
  httpOnly: true,
  maxAge: LIFETIME_S,
  path: "/",
  sameSite: "lax",
  secrets: env.SESSION_SECRET,
  secure,
});
