import { globsOf, likeOf } from "~/health-checks/findings-search";
import { Prisma } from "~/infra/prisma/client";

/** Every word stands in the text, wherever: with or without capitals and accents. */
export function holdsAll(words: readonly string[], text: Prisma.Sql): Prisma.Sql {
  return Prisma.join(
    words.map((word) => fits(text, likeOf(word), globsOf(word))),
    " AND ",
  );
}

/** 0 is the very name, 1 begins so, 2 has a word that begins so, 3 anything else. */
export function ranked(words: readonly string[], name: Prisma.Sql): Prisma.Sql {
  const typed = words.join(" ");
  const like = likeOf(typed).slice(1, -1);
  const globs = globsOf(typed).map((glob) => glob.slice(1, -1));
  const [is, begins, holds] = [
    ["", ""],
    ["", "%"],
    ["% ", "%"],
  ].map(([before = "", after = ""]) =>
    fits(
      name,
      `${before}${like}${after}`,
      globs.map((glob) => `${before.replace("%", "*")}${glob}${after.replace("%", "*")}`),
    ),
  );
  return Prisma.sql`CASE WHEN ${is} THEN 0 WHEN ${begins} THEN 1 WHEN ${holds} THEN 2 ELSE 3 END`;
}

// Letters with accents are rare, and to look for them is slow: only where a text holds other signs than the plain ones.
function fits(text: Prisma.Sql, like: string, globs: readonly string[]): Prisma.Sql {
  const accented = globs.map((glob) => Prisma.sql`${text} GLOB ${glob}`);
  return Prisma.sql`(${text} LIKE ${like} ESCAPE '\\'
    OR (length(CAST(${text} AS BLOB)) > length(${text}) AND (${Prisma.join(accented, " OR ")})))`;
}
