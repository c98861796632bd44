import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import Database from "libsql";
import { mustBeWhole, peek } from "../harness/database";
import { type Fault, must } from "../harness/fault";
import { Portal } from "../harness/portal";
import { Random, seed } from "../harness/random";
import { aDatabase, aFolder } from "../harness/stage";

const schemaOf = (file: string) =>
  peek(file, (it) => JSON.stringify(it.rows(`SELECT "type", "name", "sql" FROM sqlite_schema ORDER BY 1, 2`)));
const appliedIn = (file: string) =>
  peek(file, (it) => it.count(`SELECT count(*) FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL`));

export const migrations: Fault[] = [
  {
    id: "G-1",
    what: "kill -9 at random moments while all migrations and the first data are applied",
    async run(rounds) {
      const random = new Random(seed);
      const goal = schemaOf(aDatabase());
      const reached = new Set<number>();
      for (let round = 0; round < rounds(15, 3); round++) {
        const file = path.join(aFolder(), "new.db");
        const portal = await Portal.launch({ file });
        await pause(random.between(200, 2_500));
        await portal.kill();
        if (existsSync(file))
          peek(file, (it) => {
            const has = it.count(`SELECT count(*) FROM sqlite_schema WHERE "name" = '_prisma_migrations'`) > 0;
            if (has) reached.add(it.count(`SELECT count(*) FROM "_prisma_migrations"`));
            if (has)
              must(
                it.count(`SELECT count(*) FROM "_prisma_migrations" WHERE "finished_at" IS NULL`) === 0,
                "a migration is half done",
              );
          });
        const again = await Portal.ready({ file });
        await again.stop();
        must(schemaOf(file) === goal, "the schema is another one than after an undisturbed start");
        mustBeWhole(file);
      }
      return {
        rounds: rounds(15, 3),
        seen: `each start went on where the last had ended (killed after ${[...reached].sort((a, b) => a - b).join(", ")} migrations)`,
      };
    },
  },
  {
    id: "G-2",
    what: "a database that is newer than the build, and one whose history was edited",
    async run() {
      const seen: string[] = [];
      for (const [what, sql] of [
        [
          "newer",
          `UPDATE "_prisma_migrations" SET "migration_name" = '29991231235959_later' WHERE "rowid" = (SELECT max("rowid") FROM "_prisma_migrations")`,
        ],
        ["edited", `UPDATE "_prisma_migrations" SET "checksum" = 'other' WHERE "rowid" = 1`],
      ] as const) {
        const file = aDatabase();
        const database = new Database(file);
        database.exec(sql);
        database.close();
        const before = appliedIn(file);
        const portal = await Portal.launch({ file });
        const { code } = await portal.exit;
        must(code === 78, `${what}: it ended with ${code}: ${portal.lastWords()}`);
        must(portal.logged("fatal").length === 1, `${what}: it said ${portal.lastWords()}`);
        must(appliedIn(file) === before, `${what}: the database was touched`);
        seen.push(`${what}: "${portal.logged("fatal")[0]?.msg.split("\n")[0]?.slice(0, 60)}…"`);
        rmSync(path.dirname(file), { recursive: true });
      }
      return { rounds: 2, seen: `refused with 78 and one line, nothing touched (${seen.join("; ")})` };
    },
  },
  {
    id: "G-3",
    what: "the copy before a migration is there",
    async run() {
      const file = aDatabase();
      const database = new Database(file);
      // As the release before left it: the last migration is still to come, and what it made is not there.
      const [last] = database
        .prepare(`SELECT "migration_name" AS "name" FROM "_prisma_migrations" ORDER BY "migration_name" DESC LIMIT 1`)
        .all() as { name: string }[];
      database.prepare(`DELETE FROM "_prisma_migrations" WHERE "migration_name" = ?`).run(last?.name ?? "");
      database.close();
      const portal = await Portal.launch({ file });
      const first = await Promise.race([portal.exit, portal.untilReady().then(() => null)]).catch(() => portal.exit);
      if (!first) await portal.kill();
      const copies = readdirSync(path.dirname(file)).filter((name) => name !== "cm360.db" && !/-(wal|shm)$/.test(name));
      must(copies.length > 0, "no copy was made");
      must(first?.code !== 0, "a migration that failed went unnoticed");
      const said = first
        ? `the migration failed (what it makes is there already), ended with ${first.code}`
        : "the migration ran";
      return { rounds: 1, seen: `${said}; a copy lies beside the file` };
    },
  },
];
