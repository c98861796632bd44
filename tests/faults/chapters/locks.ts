import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { holdLockFor } from "../../support/foreign-lock";
import { mustBeWhole } from "../harness/database";
import { type Fault, must, quantile } from "../harness/fault";
import { aFolder, customerPath, withPortal } from "../harness/stage";
import { addTeamMember, Load, mustHoldAll, type Proof } from "../harness/writes";

export const locks: Fault[] = [
  {
    id: "L-1",
    what: "another process holds the write lock for 50 ms, 2 s, 8 s",
    async run(rounds) {
      return withPortal(async (portal, people) => {
        const proofs: Proof[] = [];
        const seen: string[] = [];
        for (const lasting of [50, 2_000, 8_000]) {
          for (let round = 0; round < (lasting > 100 ? 1 : rounds(20, 3)); round++) {
            // The form is at hand when the lock comes.
            const form = await people.marta.form(`${customerPath}/profile/team`, "add");
            await holdLockFor(portal.file, lasting);
            const begun = performance.now();
            const writing = people.marta
              .again()
              .post(form.action, { ...form.fields, name: `Locked ${lasting} ${round}` });
            const reads: number[] = [];
            while (performance.now() - begun < Math.min(lasting, 4_500)) {
              const page = await people.jonas.get(`${customerPath}/profile`);
              must(page.status === 200, `a page answered ${page.status} meanwhile`);
              reads.push(page.ms);
            }
            const answer = await writing;
            if (lasting > 5_000) {
              must(answer.status === 503, `after ${lasting} ms a post answered ${answer.status}`);
              must(Number(answer.headers["retry-after"]) > 0, "503 came without Retry-After");
              must(answer.ms > 4_400 && answer.ms < 6_500, `503 came after ${answer.ms.toFixed(0)} ms`);
              seen.push(`8 s: 503 after ${(answer.ms / 1_000).toFixed(1)} s`);
              await pause(lasting - answer.ms + 100);
              const again = await people.marta.post(form.action, {
                ...form.fields,
                name: `Locked ${lasting} ${round}`,
              });
              must(again.status === 303, `the same form answered ${again.status} afterwards`);
            } else {
              must(answer.status === 303, `behind a lock of ${lasting} ms a post answered ${answer.status}`);
              must(
                answer.ms < lasting + 1_500,
                `behind a lock of ${lasting} ms a post took ${answer.ms.toFixed(0)} ms`,
              );
              if (round === 0)
                seen.push(
                  `${lasting} ms: done after ${answer.ms.toFixed(0)}, pages p99 ${quantile(reads, 0.99).toFixed(0)} ms`,
                );
            }
          }
          for (let nth = 0; nth < rounds(100, 10); nth++) {
            const { answer, proof } = await addTeamMember(people, `after-${lasting}-${nth}`);
            must(answer.status === 303, `write ${nth} after the lock of ${lasting} ms answered ${answer.status}`);
            proofs.push(proof);
          }
        }
        mustHoldAll(portal.file, proofs);
        mustBeWhole(portal.file);
        return {
          rounds: rounds(22, 5),
          seen: `${seen.join("; ")}; ${proofs.length} of ${proofs.length} later writes done`,
        };
      });
    },
  },
  {
    id: "L-2",
    what: "backups and checkpoints of other processes beside the load",
    async run(rounds) {
      const seconds = rounds(30, 5);
      return withPortal(async (portal, people) => {
        const before = new Load(people, "quiet");
        await pause(seconds * 500);
        await before.stop();

        const folder = aFolder();
        const neighbour = spawn(process.execPath, ["tests/faults/harness/neighbour.js", portal.file, folder], {
          stdio: ["pipe", "pipe", "inherit"],
        });
        let passes = 0;
        neighbour.stdout.on("data", (chunk: Buffer) => {
          passes += chunk.toString().split("\n").length - 1;
        });
        const load = new Load(people, "beside");
        await pause(seconds * 1_000);
        await load.stop();
        neighbour.stdin.end();
        await once(neighbour, "exit");

        const failed = [...before.failures, ...load.failures];
        must(failed.length === 0, `${failed.length} posts answered ${failed[0]?.status}`);
        must(passes > 0, "the neighbour got nothing done");
        mustHoldAll(portal.file, [...before.acknowledged, ...load.acknowledged]);
        mustBeWhole(portal.file);
        mustBeWhole(path.join(folder, "copy.db"));
        rmSync(folder, { recursive: true });
        const [quiet, beside] = [before, load].map(({ ms }) => quantile(ms, 0.99).toFixed(0));
        const said = `${load.acknowledged.length} writes beside ${passes} checkpoints and copies, 0 failed`;
        return { rounds: passes, seen: `${said}; posts p99 ${quiet} ms alone, ${beside} ms beside` };
      });
    },
  },
];
