import { z } from "zod";
import { db } from "~/infra/db.server";
import { ObjectivePriority, ObjectiveStatus } from "~/infra/prisma/enums";
import type { Terms } from "~/profile/alignment/terms";

/** The words for category, priority and status, in their order, as the reference data has them. */
export async function getTerms(): Promise<Terms> {
  const { value } = await db.setting.findUniqueOrThrow({ where: { key: "objective-terms" }, select: { value: true } });
  return stored.parse(value);
}

// The reference data writes on-track where the database writes on_track.
const keyOf = <Key extends string>(keys: Record<Key, Key>) =>
  z
    .string()
    .transform((text) => text.replaceAll("-", "_"))
    .pipe(z.enum(keys));

const stored = z.object({
  categories: z.array(z.string()),
  priorities: z.array(z.object({ key: keyOf(ObjectivePriority), label: z.string() })),
  statuses: z.array(z.object({ key: keyOf(ObjectiveStatus), label: z.string() })),
});
