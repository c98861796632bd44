import { globsOf, likeOf } from "~/health-checks/findings-search";
import { Prisma } from "~/infra/prisma/client";

/** Every word stands in the text, wherever: with or without capitals and accents. */
export function holdsAll(words: readonly string[], text: Prisma.Sql): Prisma.Sql {
  return Prisma.join(
    words.map((word) => {
      const globs = globsOf(word).map((glob) => Prisma.sql`${text} GLOB ${glob}`);
      return Prisma.sql`(${text} LIKE ${likeOf(word)} ESCAPE '\\' OR ${Prisma.join(globs, " OR ")})`;
    }),
    " AND ",
  );
}

/** 0 is the very name, 1 begins so, 2 has a word that begins so, 3 anything else. */
export function ranked(words: readonly string[], name: Prisma.Sql): Prisma.Sql {
  const cores = globsOf(words.join(" ")).map((glob) => glob.slice(1, -1));
  const fits = (shape: (core: string) => string) =>
    Prisma.join(
      cores.map((core) => Prisma.sql`${name} GLOB ${shape(core)}`),
      " OR ",
    );
  return Prisma.sql`CASE WHEN ${fits((core) => core)} THEN 0 WHEN ${fits((core) => `${core}*`)} THEN 1
    WHEN ${fits((core) => `* ${core}*`)} THEN 2 ELSE 3 END`;
}
