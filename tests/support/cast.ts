import type { Actor } from "~/access/actor";
import { startSession } from "~/access/session.server";
import { type Tx, transact } from "~/infra/db.server";
import type { PartnershipType } from "~/infra/prisma/enums";

/** Acme is ours, Globex the stranger; each call makes new businesses, so tests never meet. */
export interface Business {
  id: string;
  slug: string;
  name: string;
}

export interface Person {
  userId: string;
  email: string;
  name: string;
  kind: Actor["kind"];
  business: Business | null;
  /** For a Request's Cookie header. */
  cookie: string;
}

let made = 0;

/** A customer with its owner: `const { nora, acme } = await aCustomer("Nora", "Acme")`. */
export async function aCustomer(person = "Nora", business = "Acme"): Promise<Person & { business: Business }> {
  return transact(async (tx) => {
    const owner = await aBusiness(tx, "customer", business);
    return { ...(await aPerson(tx, person, owner, "customer")), business: owner };
  });
}

/** A partner business with one person and, unless told otherwise, an accepted partnership with the customer. */
export async function aPartner(
  customer: Business,
  type: PartnershipType,
  person = "Ray",
  state: "invited" | "accepted" | "declined" | "ended" = "accepted",
): Promise<Person & { business: Business; partnershipId: string }> {
  return transact(async (tx) => {
    const partner = await aBusiness(tx, "partner", `${person} Partners`);
    const someone = await aPerson(tx, person, partner, "partner");
    const now = new Date();
    const isAccepted = state === "accepted" || state === "ended";
    const { id } = await tx.partnership.create({
      data: {
        customerId: customer.id,
        partnerId: state === "invited" ? null : partner.id,
        type,
        invitedBusinessName: partner.name,
        invitedEmail: someone.email,
        invitedById: "test",
        expiresAt: new Date(now.getTime() + 14 * 86_400_000),
        acceptedAt: isAccepted ? now : null,
        acceptedById: isAccepted ? someone.userId : null,
        declinedAt: state === "declined" ? now : null,
        endedAt: state === "ended" ? now : null,
      },
      select: { id: true },
    });
    return { ...someone, business: partner, partnershipId: id };
  });
}

/** An admin of Secure Dynamics. */
export async function anAdmin(person = "Ada"): Promise<Person> {
  return transact((tx) => aPerson(tx, person, null, "admin"));
}

/** The same person, logged in once more: whatever ends that session leaves the others. */
export async function loggedInAnew(person: Person): Promise<Person> {
  const setCookie = await transact((tx) => startSession(tx, person.userId, new Request("http://localhost:3000/")));
  return { ...person, cookie: setCookie.split(";")[0] ?? "" };
}

/** The person as guards hand it to domain functions. */
export function actorOf({ userId, email, name, business, kind }: Person): Actor {
  return { userId, sessionId: "test", kind, name, email, business };
}

/** A GET of a path, as this person or as a visitor. */
export function get(path: string, as?: Pick<Person, "cookie">): Request {
  return new Request(`http://localhost:3000${path}`, { headers: as ? { Cookie: as.cookie } : {} });
}

/** A form's POST to a path, as this person or as a visitor; a list posts a field more than once. */
export function post(path: string, fields: Record<string, string | string[]>, as?: Pick<Person, "cookie">): Request {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
  return new Request(`http://localhost:3000${path}`, {
    method: "POST",
    body,
    headers: { Host: "localhost:3000", Origin: "http://localhost:3000", ...(as ? { Cookie: as.cookie } : {}) },
  });
}

async function aBusiness(tx: Tx, kind: "customer" | "partner", name: string): Promise<Business> {
  const slug = `${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}-${++made}-${Math.random().toString(36).slice(2, 8)}`;
  const { id } = await tx.business.create({
    data: { kind, slug, name, website: `https://${slug}.example`, websiteDomain: `${slug}.example` },
    select: { id: true },
  });
  return { id, slug, name };
}

async function aPerson(tx: Tx, firstName: string, business: Business | null, kind: Actor["kind"]): Promise<Person> {
  const emailDomain = business ? `${business.slug}.example` : "cm360.example";
  const email = `${firstName.toLowerCase()}-${++made}@${emailDomain}`;
  const { id: userId } = await tx.user.create({
    data: {
      firstName,
      lastName: "Test",
      email,
      emailDomain,
      businessId: business?.id ?? null,
      ...(business ? { ownerSince: new Date() } : { adminSince: new Date() }),
    },
    select: { id: true },
  });
  const setCookie = await startSession(tx, userId, new Request("http://localhost:3000/"));
  return { userId, email, name: `${firstName} Test`, kind, business, cookie: setCookie.split(";")[0] ?? "" };
}
