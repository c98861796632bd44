import { today } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { parseMarkdown } from "~/infra/markdown.server";

export type Agreement = "privacy" | "terms";

/**
 * The text that people agree to when they sign up, ready to be drawn: the newest, or the one asked for, with what is in
 * force. Null before the first one is written, and where there is no such version.
 */
export async function readAgreement(key: Agreement, asked: string | null) {
  if (asked !== null && !/^[1-9]\d{0,8}$/.test(asked)) return null;
  const version = asked === null ? undefined : Number(asked);
  const [text, inForce] = await Promise.all([
    db.textVersion.findFirst({
      where: version === undefined ? { key } : { key, version },
      orderBy: { version: "desc" },
      select: { version: true, body: true, createdAt: true },
    }),
    versionsInForce(),
  ]);
  if (!text) return null;
  return {
    version: text.version,
    date: today(text.createdAt),
    blocks: parseMarkdown(text.body),
    newer: inForce[key] > text.version ? inForce[key] : null,
  };
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
