import { db } from "~/infra/db.server";
import { findBusinesses, mostFound } from "~/signup/known-businesses.server";

/** The request that is to be approved into a business looked for by name, with those that fit; null once it is decided. */
export async function chooseBusiness({ id, find }: { id: string; find: string }) {
  const signup = await db.signupRequest.findUnique({
    where: { id, approvedAt: null, rejectedAt: null },
    select: { id: true, firstName: true, lastName: true, businessName: true, partnershipId: true },
  });
  if (!signup) return null;
  const { partnershipId, ...who } = signup;
  const kind = partnershipId ? ("partner" as const) : ("customer" as const);
  const businesses = await findBusinesses(kind, find);
  return { signup: who, kind, find, businesses, isCut: businesses.length === mostFound };
}

export type BusinessChoice = NonNullable<Awaited<ReturnType<typeof chooseBusiness>>>;
