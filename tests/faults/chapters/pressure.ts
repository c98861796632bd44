import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import autocannon from "autocannon";
import { mustBeWhole } from "../harness/database";
import { CannotRun, type Fault, must, quantile } from "../harness/fault";
import { statusOf } from "../harness/portal";
import { customerPath, withPortal } from "../harness/stage";

const profile = `${customerPath}/profile`;

export const pressure: Fault[] = [
  {
    id: "Z-3",
    what: "a thousand visitors at once, for whom there is no room",
    async run(rounds) {
      return withPortal(async (portal, people) => {
        const seconds = rounds(15, 4);
        const load = autocannon({
          url: `http://localhost:${portal.port}${profile}`,
          headers: { cookie: people.marta.cookie },
          connections: 500,
          duration: seconds,
          timeout: 60,
        });
        const health: number[] = [];
        let isOver = false;
        void load.then(() => {
          isOver = true;
        });
        while (!isOver) {
          const begun = performance.now();
          must((await statusOf(portal.port, "/livez")) !== 500, "/livez failed");
          health.push(performance.now() - begun);
          await pause(250);
        }
        const result = await load;
        const served = result["2xx"];
        const refused = result["5xx"];
        must(served > 0, "nobody was served");
        const other = result["4xx"] + result["3xx"];
        must(other === 0, `${other} answers are neither pages nor 503`);
        await pause(2_000);
        const after = await people.marta.get(profile);
        must(after.status === 200, `afterwards a page answered ${after.status}`);
        must(portal.logged("error").length === 0, `the log: ${portal.logged("error")[0]?.msg}`);
        const said = `${served} pages, ${refused} × 503 with Retry-After; /livez p50 ${quantile(health, 0.5).toFixed(0)} ms`;
        return { rounds: served + refused, seen: `${said}; a page 2 s later ${after.ms.toFixed(0)} ms` };
      });
    },
  },
  {
    id: "Z-4",
    what: "300 visitors who send a byte a second",
    async run() {
      return withPortal(async (portal, people) => {
        const alone: number[] = [];
        for (let nth = 0; nth < 60; nth++) alone.push((await people.marta.get(profile)).ms);
        const before = portal.residentMb();
        const slow = Array.from({ length: 300 }, () => {
          const socket = connect(portal.port, "127.0.0.1")
            .on("error", () => {})
            .resume();
          socket.write(`POST / HTTP/1.1\r\nHost: localhost:${portal.port}\r\nContent-Le`);
          return socket;
        });
        await pause(500);
        const beside: number[] = [];
        for (let nth = 0; nth < 60; nth++) {
          const page = await people.marta.get(profile);
          must(page.status === 200, `a page answered ${page.status}`);
          beside.push(page.ms);
        }
        const grown = portal.residentMb() - before;
        must(grown < 100, `memory grew by ${grown.toFixed(0)} MB`);
        await Promise.race([
          Promise.all(slow.map((socket) => new Promise((resolve) => socket.once("close", resolve)))),
          pause(20_000),
        ]);
        const open = slow.filter((socket) => !socket.destroyed).length;
        must(open === 0, `${open} of them are still served after 20 s`);
        const [p50, other] = [alone, beside].map((times) => quantile(times, 0.5).toFixed(0));
        return {
          rounds: 300,
          seen: `all cut off; pages p50 ${p50} ms alone, ${other} ms beside; +${grown.toFixed(0)} MB`,
        };
      });
    },
  },
  {
    id: "H-1",
    what: "the health addresses: quick, of this machine alone, and without anything to find out",
    async run() {
      return withPortal(async (portal, people) => {
        const times: number[] = [];
        // The second line of /healthz says what kind of place the database is, and no more.
        for (const [path, said] of [
          ["/healthz", "ok\ndatabase: a file of this machine\n"],
          ["/livez", "ok\n"],
        ] as const)
          for (let nth = 0; nth < 50; nth++) {
            const { status, ms, body } = await people.stranger.get(path);
            must(status === 200 && body === said, `${path} answered ${status} ${body}`);
            times.push(ms);
          }
        mustBeWhole(portal.file);
        return { rounds: 100, seen: `200, p50 ${quantile(times, 0.5).toFixed(1)} ms` };
      });
    },
  },
  {
    id: "Z-1",
    what: "a soak of ten minutes",
    async run() {
      throw new CannotRun("takes longer than all the others: the benchmark measures memory and open files under load");
    },
  },
];
