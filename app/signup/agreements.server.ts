import { today } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { parseMarkdown } from "~/infra/markdown.server";

export type Agreement = "privacy" | "terms";

/** The newest text that people agree to when they sign up, ready to be drawn; null before the first one is written. */
export async function readAgreement(key: Agreement) {
  const text = await db.textVersion.findFirst({
    where: { key },
    orderBy: { version: "desc" },
    select: { version: true, body: true, createdAt: true },
  });
  if (!text) return null;
  return { version: text.version, date: today(text.createdAt), blocks: parseMarkdown(text.body) };
}

/** The versions in force; 0 where there is no text yet. */
export async function versionsInForce(): Promise<Record<Agreement, number>> {
  const newest = await db.textVersion.groupBy({
    by: ["key"],
    where: { key: { in: ["privacy", "terms"] } },
    _max: { version: true },
  });
  const versionOf = (key: Agreement) => newest.find((row) => row.key === key)?._max.version ?? 0;
  return { privacy: versionOf("privacy"), terms: versionOf("terms") };
}
