import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { copyFiles, mustBeWhole, peek } from "../harness/database";
import { CannotRun, type Fault, must } from "../harness/fault";
import { Portal } from "../harness/portal";
import { Random, seed } from "../harness/random";
import { aDatabase, aFolder, customerPath, type People, withPortal } from "../harness/stage";
import { addTeamMember, aHealthCheck, halden, Load, mustHoldAll, type Proof } from "../harness/writes";

export const disk: Fault[] = [
  {
    id: "F-1",
    what: "the disk is full while people post, then has room again",
    async run(rounds) {
      return onDiskOf(24, async (folder) => {
        const file = aDatabase(folder);
        return withPortal(
          async (portal, people) => {
            const proofs: Proof[] = [];
            let full = 0;
            for (let round = 0; round < rounds(5, 1); round++) {
              const ballast = fill(folder);
              let refusals = 0;
              for (let nth = 0; nth < 400 && refusals < 5; nth++) {
                const { answer, proof } = await addTeamMember(people, `full-${round}-${nth}`);
                if (answer.status === 303) proofs.push(proof);
                else {
                  must(answer.status === 507, `on a full disk a post answered ${answer.status}`);
                  must(
                    answer.body.includes(`value="Member full-${round}-${nth}"`),
                    "what was typed is not on the page",
                  );
                  refusals++;
                }
                const page = await people.jonas.get(`${customerPath}/profile`);
                must(page.status === 200, `on a full disk a page answered ${page.status}`);
              }
              must(refusals >= 5, "the disk never got full");
              full += refusals;
              rmSync(ballast);
              const { answer, proof } = await addTeamMember(people, `room-${round}`);
              must(answer.status === 303, `with room again a post answered ${answer.status}`);
              proofs.push(proof);
            }
            const line = portal.logged("error").find(({ fault }) => fault === "database-full");
            must(typeof line?.advice === "string", "the log does not name the fault and what to do");
            mustHoldAll(file, proofs);
            mustBeWhole(file);
            const said = `${full} posts answered 507 with what was typed, ${proofs.length} done and none lost`;
            return { rounds: rounds(5, 1), seen: `${said}; pages 200; writes go on at once without a restart` };
          },
          { file },
        );
      });
    },
  },
  {
    id: "F-2",
    what: "the disk gets full in the middle of an upload",
    async run(rounds) {
      return onDiskOf(24, async (folder) => {
        const file = aDatabase(folder);
        return withPortal(
          async (portal, people) => {
            const csv = aHealthCheck("2024-05-01", 60_000, "huge");
            for (let round = 0; round < rounds(3, 1); round++) {
              const seen = await importWhole(people, csv, `huge-${round}.csv`);
              must(seen === "507" || seen === "cut off", `a file without room for it: ${seen}`);
            }
            command("mount", "-o", "remount,size=96m", folder);
            const { answer } = await addTeamMember(people, "after-upload");
            must(answer.status === 303, `with room again a post answered ${answer.status}`);
            await portal.stop();
            const next = await Portal.ready({ file });
            const drafts = () =>
              peek(file, (it) => it.count(`SELECT count(*) FROM "HealthCheck" WHERE "readyAt" IS NULL`));
            for (let look = 0; look < 100 && drafts() > 0; look++) await pause(100);
            must(drafts() === 0, "a draft is left after the next start");
            await next.stop();
            mustBeWhole(file);
            const said = "never visible, swept away at the next start";
            return { rounds: rounds(3, 1), seen: `refused; what was begun is ${said}; posts go on once there is room` };
          },
          { file },
        );
      });
    },
  },
  {
    id: "F-3",
    what: "a file system that is read-only at the start",
    async run() {
      return onDiskOf(24, async (folder) => {
        const file = aDatabase(folder);
        command("mount", "-o", "remount,ro", folder);
        const begun = performance.now();
        const portal = await Portal.launch({ file });
        const { code } = await portal.exit;
        const ms = performance.now() - begun;
        must(code === 78, `it ended with ${code}: ${portal.lastWords()}`);
        const words = portal.logged("fatal").map(({ msg }) => msg);
        must(words.length === 1 && /cannot be written to/.test(words[0] ?? ""), `it said: ${portal.lastWords()}`);
        return { rounds: 1, seen: `ends with 78 after ${ms.toFixed(0)} ms and one line that says what to check` };
      });
    },
  },
  {
    id: "F-3b",
    what: "a file that cannot be written to any more while the portal runs",
    async run() {
      throw new CannotRun(
        "a disk with a file open for writing cannot be remounted read-only: a short test names the error",
      );
    },
  },
  {
    id: "F-4",
    what: "pages of the file overwritten, found at the start",
    async run(rounds) {
      const random = new Random(seed);
      const seen = { refused: 0, unharmed: 0 };
      const longest: number[] = [];
      for (let round = 0; round < rounds(20, 4); round++) {
        const file = aDatabase();
        const pages = Math.floor(statSync(file).size / 4096);
        overwrite(file, round === 0 ? 0 : random.between(1, pages));
        const begun = performance.now();
        const portal = await Portal.launch({ file });
        const first = await Promise.race([portal.exit, portal.untilReady().then(() => null)]).catch(() => portal.exit);
        longest.push(performance.now() - begun);
        if (first) {
          must(first.code === 78, `it ended with ${first.code}: ${portal.lastWords()}`);
          must(/npm run restore/.test(portal.lastWords()), `it did not say what to do: ${portal.lastWords()}`);
          seen.refused++;
        } else {
          // What is overwritten was not in use, or is text: no structure of SQLite's, and no concern of its check.
          seen.unharmed++;
          await portal.kill();
        }
      }
      must(seen.refused > 0, "no damage was found");
      const said = `${seen.refused} refused with 78 and the command to restore`;
      return {
        rounds: rounds(20, 4),
        seen: `${said}, ${seen.unharmed} held text or free pages alone; ${Math.max(...longest).toFixed(0)} ms at most`,
      };
    },
  },
  {
    id: "F-5",
    what: "the file deleted, or another put in its place, under the running portal",
    async run() {
      for (const how of ["deleted", "replaced"] as const) {
        const file = aDatabase();
        await withPortal(
          async (portal, people) => {
            const form = await people.marta.form(`${customerPath}/profile/team`, "add");
            const kept = path.join(aFolder(), "kept.db");
            renameSync(file, kept);
            if (how === "replaced") copyFiles(aDatabase(), file);
            const answer = await people.marta.post(form.action, { ...form.fields, name: `Member ${how}` });
            must(answer.status === 503, `on a file that was ${how} a post answered ${answer.status}`);
            const health = await people.stranger.get("/healthz");
            must(health.status === 503, `on a file that was ${how} /healthz answered ${health.status}`);
            must(
              portal.logged("error").some(({ fault }) => fault === "database-damaged"),
              "the log does not name the fault",
            );
          },
          { file },
        );
      }
      return {
        rounds: 2,
        seen: "posts 503, /healthz 503, the log names it: nothing is written where it would be lost",
      };
    },
  },
  {
    id: "K-2",
    what: "power loss: the files as they lay at random moments, the log's last page torn",
    async run(rounds) {
      const random = new Random(seed);
      const folder = aFolder();
      let cuts = 0;
      return withPortal(async (portal, people) => {
        const load = new Load(people, "power");
        for (; cuts < rounds(200, 20); cuts++) {
          await pause(random.between(5, 60));
          const known = load.acknowledged.length;
          const copy = path.join(folder, "cut.db");
          // Stopped wherever it is, in the middle of a write too.
          portal.signal("SIGSTOP");
          copyFiles(portal.file, copy);
          portal.signal("SIGCONT");
          rmSync(`${copy}-shm`, { force: true });
          tear(`${copy}-wal`, random);
          mustBeWhole(copy);
          mustHoldAll(copy, load.acknowledged.slice(0, known));
        }
        await load.stop();
        const said = `${cuts} sets of files open whole, ${load.acknowledged.length} acknowledged writes, 0 lost`;
        return { rounds: cuts, seen: `${said} (what a disk does that lies about its sync cannot be seen here)` };
      });
    },
  },
];

/** Uploads a file and follows its import to the end. */
async function importWhole(people: People, csv: Buffer, name: string): Promise<string> {
  const form = await people.nadia.form("/admin/health-checks/new", "upload");
  const fields = { ...form.fields, customer: await halden(people.nadia), date: "2024-05-01" };
  const answer = await people.nadia.post(form.action, fields, { field: "file", name, bytes: csv });
  if (answer.status !== 303) return String(answer.status);
  const progress = answer.headers.location ?? "";
  for (let look = 0; look < 200; look++) {
    const page = await people.nadia.get(progress);
    if (/cut off|could not be stored|nothing is stored/i.test(page.body)) return "cut off";
    if (page.status === 303 || page.status === 302) return `drafted: ${page.headers.location}`;
    await pause(100);
  }
  return "no end in sight";
}

/** Bytes after the last whole transaction, as a write leaves them that power was too short for. */
function tear(log: string, random: Random): void {
  if (!existsSync(log)) return;
  const torn = openSync(log, "a");
  writeSync(torn, Buffer.alloc(random.between(1, 4_120), random.between(0, 256)));
  closeSync(torn);
}

function overwrite(file: string, page: number): void {
  const opened = openSync(file, "r+");
  writeSync(opened, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096);
  closeSync(opened);
}

/** Takes all the room there is. */
function fill(folder: string): string {
  const ballast = path.join(folder, "ballast");
  const opened = openSync(ballast, "w");
  try {
    for (const size of [1 << 20, 4096]) {
      try {
        while (writeSync(opened, Buffer.alloc(size)) === size);
      } catch {}
    }
  } finally {
    closeSync(opened);
  }
  return ballast;
}

/** A disk of so many megabytes, in memory. */
async function onDiskOf<T>(megabytes: number, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = aFolder();
  if (!command("mount", "-t", "tmpfs", "-o", `size=${megabytes}m`, "cm360-faults", folder))
    throw new CannotRun("needs the right to mount a small disk: run as root");
  try {
    writeFileSync(path.join(folder, "mounted"), "");
    return await work(folder);
  } finally {
    command("umount", "--lazy", folder);
  }
}

function command(name: string, ...args: string[]): boolean {
  return spawnSync(name, args).status === 0;
}
