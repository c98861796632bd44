import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readdirSync, readSync, rmSync, statSync, writeSync } from "node:fs";
import path from "node:path";
import { mustBeWhole, mustHaveWholeAudit, peek } from "../harness/database";
import { type Fault, must } from "../harness/fault";
import { Portal } from "../harness/portal";
import { aDatabase, aFolder, leave, peopleAt, withPortal } from "../harness/stage";
import { addTeamMember, Load, mustHoldAll } from "../harness/writes";

export const backups: Fault[] = [
  {
    id: "B-1",
    what: "copies made under load, the data gone, the newest restored",
    async run(rounds) {
      const file = aDatabase();
      const kept = aFolder();
      const portal = await Portal.ready({ file });
      const people = peopleAt(portal.port);
      const load = new Load(people, "backup");
      for (let round = 0; round < rounds(10, 2); round++) {
        const { code, said } = await command("backup", file, kept);
        must(code === 0, `a backup under load ended with ${code}: ${said}`);
      }
      const known = [...load.acknowledged];
      await load.stop();
      must(load.failures.length === 0, `beside it a post answered ${load.failures[0]?.status}`);
      const last = await command("backup", file, kept);
      must(last.code === 0, `the last backup ended with ${last.code}: ${last.said}`);
      await portal.kill();
      leave(people);
      rmSync(path.dirname(file), { recursive: true });

      const begun = performance.now();
      const { code, said } = await command("restore", file, kept, newest(kept));
      must(code === 0, `the restore ended with ${code}: ${said}`);
      const next = await Portal.ready({ file });
      const seconds = (performance.now() - begun) / 1_000;
      mustHoldAll(file, [...known, ...load.acknowledged]);
      mustBeWhole(file);
      mustHaveWholeAudit(file);
      const again = peopleAt(next.port);
      const { answer } = await addTeamMember(again, "restored");
      must(answer.status === 303, `restored, a post answered ${answer.status}`);
      leave(again);
      await next.stop();
      const held = `${load.acknowledged.length} acknowledged writes, 0 lost`;
      return { rounds: rounds(10, 2), seen: `${held}; restored, started and ready after ${seconds.toFixed(1)} s` };
    },
  },
  {
    id: "B-3",
    what: "a copy with one byte changed",
    async run(rounds) {
      return withPortal(async (portal) => {
        const kept = aFolder();
        must((await command("backup", portal.file, kept)).code === 0, "the backup failed");
        const copy = newest(kept);
        const target = aDatabase();
        const before = peek(target, (it) => it.count(`SELECT count(*) FROM "AuditEvent"`));
        const size = statSync(copy).size;
        for (let round = 0; round < rounds(5, 2); round++) {
          flip(copy, Math.floor((size * (round + 0.5)) / rounds(5, 2)));
          const { code } = await command("restore", target, kept, copy);
          must(code !== 0, "a damaged copy was restored");
          flip(copy, Math.floor((size * (round + 0.5)) / rounds(5, 2)));
        }
        must(
          peek(target, (it) => it.count(`SELECT count(*) FROM "AuditEvent"`)) === before,
          "the database was touched",
        );
        mustBeWhole(target);
        return { rounds: rounds(5, 2), seen: "refused before anything is touched" };
      });
    },
  },
];

/** A command of the build on a database and its copies. */
async function command(name: "backup" | "restore", file: string, kept: string, ...args: string[]) {
  const child = spawn(process.execPath, ["scripts/built.js", name, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, DATABASE_URL: `file:${file}`, BACKUP_DIR: kept },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, said };
}

function newest(kept: string): string {
  const names = readdirSync(kept).filter((name) => name.endsWith(".db"));
  return path.join(kept, names.sort().at(-1) ?? "");
}

function flip(file: string, position: number): void {
  const opened = openSync(file, "r+");
  const byte = Buffer.alloc(1);
  readSync(opened, byte, 0, 1, position);
  byte[0] = (byte[0] ?? 0) ^ 1;
  writeSync(opened, byte, 0, 1, position);
  closeSync(opened);
}
