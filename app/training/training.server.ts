import { db } from "~/infra/db.server";
import { parseMarkdown } from "~/infra/markdown.server";

/** The newest text of the page, ready to be drawn; null before the first one is written. */
export async function readTraining() {
  const text = await db.textVersion.findFirst({
    where: { key: "training" },
    orderBy: { version: "desc" },
    select: { body: true, createdAt: true },
  });
  return text && { blocks: parseMarkdown(text.body), writtenAt: text.createdAt.toISOString() };
}
