import { setTimeout as pause } from "node:timers/promises";
import { mustBeWhole, mustHaveWholeAudit, peek } from "../harness/database";
import { type Fault, must, quantile } from "../harness/fault";
import { Portal } from "../harness/portal";
import { Random, seed } from "../harness/random";
import { aDatabase, leave, peopleAt } from "../harness/stage";
import { complaint } from "../harness/visitor";
import { aHealthCheck, everyWrite, halden, Load, mustHoldAll, type Proof } from "../harness/writes";

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
  {
    id: "K-3",
    what: "kill -9 in the middle of an import of 40,000 rows",
    async run(rounds) {
      const file = aDatabase();
      const random = new Random(seed);
      const bytes = aHealthCheck("2021-06-01", 40_000, "killed");
      const counts = `SELECT count(*) FROM "HealthCheck" WHERE "date" = '2021-06-01' AND "readyAt"`;
      let whole = 0;
      for (let round = 0; round < rounds(10, 2); round++) {
        const portal = await Portal.ready({ file });
        const people = peopleAt(portal.port);
        const { action, fields } = await people.nadia.form("/admin/health-checks/new", "upload");
        const filled = { ...fields, customer: await halden(people.nadia), date: "2021-06-01" };
        const upload = { field: "file", name: `killed-${round}.csv`, bytes };
        const sent = people.nadia.post(action, filled, upload).catch(() => null);
        await Promise.race([sent, pause(random.between(100, 2_500))]);
        await pause(random.between(0, 1_500));
        await portal.kill();
        await sent;
        leave(people);
        const next = await Portal.ready({ file });
        const drafts = () => peek(file, (it) => it.count(`${counts} IS NULL`));
        for (let look = 0; look < 200 && drafts() > 0; look++) await pause(100);
        must(drafts() === 0, "what was cut off is not swept away");
        whole = peek(file, (it) => it.count(`${counts} IS NOT NULL`));
        mustBeWhole(file);
        await next.stop();
      }
      return {
        rounds: rounds(10, 2),
        seen: `all rows or none, leftovers swept at the next start (${whole > 0 ? "one came through" : "none came through"})`,
      };
    },
  },
];
