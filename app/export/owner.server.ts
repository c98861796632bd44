import type { CustomerAccess } from "~/access/access.server";
import { db } from "~/infra/db.server";
import { forbidden } from "~/infra/responses.server";

/** An owner of the business or an admin; 403 with words for anybody else who holds the key. */
export async function requireOwnerOrAdmin({
  actor,
  customer,
}: Pick<CustomerAccess, "actor" | "customer">): Promise<void> {
  if (actor.kind === "admin") return;
  const owner = await db.user.findFirst({
    where: { id: actor.userId, businessId: customer.id, ownerSince: { not: null }, disabledAt: null },
    select: { id: true },
  });
  // Who views as the customer sees what an owner would see, and can send nothing.
  if (!owner && !actor.viewing)
    throw forbidden({ title: "For owners", text: `Only an owner of ${customer.name} can do this. Ask one of them.` });
}
