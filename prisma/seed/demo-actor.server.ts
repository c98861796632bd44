import type { Actor } from "~/access/actor";
import { db } from "~/infra/db.server";

/** A person of the demo, who does things as the portal's people do; null where the demo's people were removed. */
export async function demoActor(email: string): Promise<Actor | null> {
  const user = await db.user.findUnique({
    where: { email },
    select: {
      id: true,
      firstName: true,
      lastName: true,
      adminSince: true,
      business: { select: { id: true, slug: true, name: true, kind: true } },
    },
  });
  if (!user) return null;
  const rest = { userId: user.id, sessionId: "", name: `${user.firstName} ${user.lastName}`, email };
  if (user.adminSince || !user.business) return { ...rest, kind: "admin", business: null };
  const { kind, ...business } = user.business;
  return { ...rest, kind, business };
}
