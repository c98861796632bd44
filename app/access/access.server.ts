import { redirect } from "@remix-run/node";
import type { Actor } from "~/access/actor";
import { type Capability, capabilitiesOf, type Role } from "~/access/keys";
import { findActor } from "~/access/session.server";
import { downloadOf, mayWhileViewing, viewedOnly } from "~/access/viewing";
import { noteDownload } from "~/access/views.server";
import { read } from "~/infra/db.server";
import type { PartnershipType } from "~/infra/prisma/enums";
import { oncePerRequest } from "~/infra/request-context.server";
import { forbidden, notFound } from "~/infra/responses.server";

/**
 * A visitor is sent to log in, and brought back afterwards. An admin who views as a customer reads and changes nothing, and
 * sees nothing personal; one who owes two-step login is sent to set it up.
 */
export async function requireActor(request: Request): Promise<Actor> {
  const actor = await requireLoggedIn(request);
  if (actor.viewing && !mayWhileViewing(request)) throw forbidden(viewedOnly(actor.business?.name ?? ""));
  return actor;
}

/** For the frame around each page, which an admin who views as a customer keeps where a page is refused. */
export async function requireLoggedIn(request: Request): Promise<Actor> {
  const actor = await findActor(request);
  if (actor?.mustSetUpSecondStep && !isSetUp(request)) throw redirect(setUpPath);
  if (actor) return actor;
  const url = new URL(request.url);
  for (const internal of ["_data", "_routes", "index"]) url.searchParams.delete(internal);
  const to = url.pathname + url.search;
  throw redirect(to === "/" ? "/" : `/?${new URLSearchParams({ redirectTo: to })}`);
}

/** Where two-step login is set up; with a letter case or a slash of its own it is refused, and sent here. */
const setUpPath = "/account/two-step/set-up";

function isSetUp({ url }: Request): boolean {
  return new URL(url).pathname === setUpPath;
}

/** 403 for everyone who is logged in but no admin. */
export async function requireAdmin(request: Request): Promise<Actor> {
  const actor = await requireActor(request);
  if (actor.viewing) throw forbidden(viewedOnly(actor.business?.name ?? ""));
  if (actor.kind !== "admin") throw forbidden();
  return actor;
}

export interface CustomerAccess {
  actor: Actor;
  customer: { id: string; slug: string; name: string };
  /** As what the actor stands here; a partner may hold several types. */
  roles: readonly Role[];
  may: (key: Capability) => boolean;
}

/** 404 where the actor has nothing to do with this customer, as if it did not exist; 403 where it lacks this one key. */
export async function requireAccess(
  request: Request,
  slug: string | undefined,
  key: Capability,
): Promise<CustomerAccess> {
  const actor = await requireActor(request);
  const standing = await oncePerRequest(`standing ${actor.userId} ${slug}`, () => standingOf(actor, slug ?? ""));
  if (!standing) throw notFound();
  const keys = capabilitiesOf(standing.roles);
  if (!keys.has(key)) throw forbidden();
  const file = actor.viewing && downloadOf(request, standing.customer.slug);
  if (file) await noteDownload(actor, standing.customer.id, file);
  return { actor, ...standing, may: (other) => keys.has(other) };
}

/** The first page after login. */
export function homeOf(actor: Pick<Actor, "kind" | "business">): string {
  if (actor.kind === "admin") return "/admin/approvals";
  return actor.kind === "customer" && actor.business ? `/customers/${actor.business.slug}/profile` : "/customers";
}

async function standingOf(actor: Actor, slug: string): Promise<Pick<CustomerAccess, "customer" | "roles"> | null> {
  if (actor.kind === "customer")
    return actor.business?.slug === slug ? { customer: actor.business, roles: ["customer"] } : null;

  const [row] = await read<{ id: string; name: string; types: string | null }>`
    SELECT b."id", b."name", (
      SELECT group_concat(p."type") FROM "Partnership" p
      WHERE p."partnerId" = ${actor.business?.id ?? ""} AND p."customerId" = b."id"
        AND p."acceptedAt" IS NOT NULL AND p."endedAt" IS NULL
    ) AS "types"
    FROM "Business" b WHERE b."slug" = ${slug} AND b."kind" = 'customer'`;
  if (!row) return null;
  const customer = { id: row.id, slug, name: row.name };
  if (actor.kind === "admin") return { customer, roles: ["admin"] };
  return row.types ? { customer, roles: row.types.split(",") as PartnershipType[] } : null;
}
