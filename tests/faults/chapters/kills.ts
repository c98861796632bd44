import { setTimeout as pause } from "node:timers/promises";
import { mustBeWhole, mustHaveWholeAudit } from "../harness/database";
import { type Fault, must, quantile } from "../harness/fault";
import { Portal } from "../harness/portal";
import { Random, seed } from "../harness/random";
import { aDatabase, leave, peopleAt } from "../harness/stage";
import { complaint } from "../harness/visitor";
import { everyWrite, Load, mustHoldAll, type Proof } from "../harness/writes";

export const kills: Fault[] = [
  {
    id: "K-0",
    what: "every kind of write works at all",
    async run() {
      const portal = await Portal.ready({ file: aDatabase() });
      const people = peopleAt(portal.port);
      const refused: string[] = [];
      for (const [name, write] of Object.entries(everyWrite)) {
        const { answer, proof } = await write(people, `${name.toLowerCase()}-1`);
        if (answer.status !== 303) refused.push(`${name} answered ${answer.status}: ${complaint(answer)}`);
        else mustHoldAll(portal.file, [proof]);
      }
      leave(people);
      await portal.stop();
      mustBeWhole(portal.file);
      must(refused.length === 0, refused.join("; "));
      return { rounds: 1, seen: `${Object.keys(everyWrite).length} kinds` };
    },
  },
  {
    id: "K-1",
    what: "kill -9 under load from four writers",
    async run(rounds) {
      const times = rounds(100, 10);
      const random = new Random(seed);
      const file = aDatabase();
      const proofs: Proof[] = [];
      const ready: { ms: number; cpu: number }[] = [];
      for (let nth = 0; nth < times; nth++) {
        const portal = await Portal.ready({ file });
        ready.push({ ms: portal.readyMs, cpu: portal.readyCpuMs });
        mustHoldAll(file, proofs);
        mustBeWhole(file);
        const people = peopleAt(portal.port);
        const load = new Load(people, `k${nth}`);
        await load.until(random.between(1, 16), 4_000);
        await pause(random.between(0, 60));
        await portal.kill();
        await load.stop();
        leave(people);
        must(load.failures.length === 0, `answered ${load.failures[0]?.status} under load`);
        proofs.push(...load.acknowledged);
      }
      const last = await Portal.ready({ file });
      mustHoldAll(file, proofs);
      mustBeWhole(file);
      mustHaveWholeAudit(file);
      await last.stop();
      const kinds = new Set(proofs.map(({ what }) => what)).size;
      const median = quantile(
        ready.map(({ ms }) => ms),
        0.5,
      );
      const cpu = quantile(
        ready.map(({ cpu }) => cpu),
        0.5,
      );
      must(median <= 1_000 || cpu <= 1_000, `ready after ${median.toFixed(0)} ms, ${cpu.toFixed(0)} of them at work`);
      const said = `${proofs.length} acknowledged of ${kinds} kinds, 0 lost, 0 half done; ready after ${median.toFixed(0)} ms`;
      return { rounds: times, seen: `${said} (median; ${cpu.toFixed(0)} ms of CPU)` };
    },
  },
];
