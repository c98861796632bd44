import { z } from "zod";
import { db } from "~/infra/db.server";

/** The priorities of objectives, the highest first, in the words that Business Alignment uses. */
export async function listPriorities() {
  const terms = await db.setting.findUnique({ where: { key: "objective-terms" }, select: { value: true } });
  return terms ? stored.parse(terms.value).priorities : [];
}

const stored = z.object({ priorities: z.array(z.object({ key: z.string(), label: z.string() })) });
