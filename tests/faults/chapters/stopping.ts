import { statSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { mustBeWhole, peek } from "../harness/database";
import { CannotRun, type Fault, must } from "../harness/fault";
import { Portal } from "../harness/portal";
import { aDatabase, customerPath, leave, peopleAt, withPortal } from "../harness/stage";
import type { Visitor } from "../harness/visitor";
import { Load, mustHoldAll } from "../harness/writes";

const profile = `${customerPath}/profile`;

export const stopping: Fault[] = [
  {
    id: "S-1",
    what: "SIGTERM with 30 posts half sent and 50 idle connections",
    async run(rounds) {
      let answered = 0;
      const longest: number[] = [];
      const file = aDatabase();
      for (let round = 0; round < rounds(20, 2); round++) {
        const portal = await Portal.ready({ file });
        const people = peopleAt(portal.port);
        await people.marta.get(profile);
        const idle = Array.from({ length: 50 }, () =>
          connect(portal.port, "127.0.0.1")
            .on("error", () => {})
            .resume(),
        );
        const forms = await Promise.all(Array.from({ length: 30 }, () => people.marta.form(`${profile}/team`, "add")));
        const flying = forms.map(({ action, fields }, nth) =>
          begin(people.marta, action, { ...fields, name: `Stopped ${round}.${nth}` }),
        );
        // Heads and half of the bodies are there.
        await pause(500);
        const begun = performance.now();
        const ending = portal.stop();
        await pause(50);
        const answers = await Promise.all(flying.map((finish) => finish()));
        const end = await ending;
        longest.push(performance.now() - begun);
        must(end.code === 0, `it ended with ${end.code ?? end.signal}`);
        const left = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
        must(left === 0, `round ${round}: it left ${left} bytes of log beside the file`);
        const dropped = answers.filter((status) => status === null).length;
        must(dropped === 0, `${dropped} of ${answers.length} requests were dropped`);
        must(
          answers.every((status) => status === 303),
          `they were answered ${[...new Set(answers)]}`,
        );
        const stored = peek(file, (it) =>
          it.count(`SELECT count(*) FROM "TeamMember" WHERE "name" LIKE ?`, `Stopped ${round}.%`),
        );
        must(stored === answers.length, `${stored} of ${answers.length} are stored`);
        answered += answers.length;
        for (const socket of idle) socket.destroy();
        leave(people);
      }
      mustBeWhole(file);
      must(Math.max(...longest) < 10_000, `it took ${Math.max(...longest).toFixed(0)} ms`);
      const said = `${answered} of ${answered} answered, exit 0 after ${Math.max(...longest).toFixed(0)} ms at most`;
      return { rounds: rounds(20, 2), seen: `${said}, no log left beside the file` };
    },
  },
  {
    id: "S-2",
    what: "a rolling restart without a moment off",
    async run() {
      throw new CannotRun("one machine and one port: on Fly the proxy holds requests while a machine restarts");
    },
  },
  {
    id: "S-3",
    what: "restarts under load: what is acknowledged stays",
    async run(rounds) {
      const file = aDatabase();
      const all: Load["acknowledged"] = [];
      for (let round = 0; round < rounds(5, 1); round++) {
        const portal = await Portal.ready({ file });
        const people = peopleAt(portal.port);
        const load = new Load(people, `term${round}`);
        await load.until(12, 6_000);
        const { code } = await portal.stop();
        await load.stop();
        leave(people);
        must(code === 0, `it ended with ${code}`);
        must(load.failures.length === 0, `a post answered ${load.failures[0]?.status}`);
        all.push(...load.acknowledged);
        mustHoldAll(file, all);
      }
      mustBeWhole(file);
      return { rounds: rounds(5, 1), seen: `${all.length} acknowledged, 0 lost, exit 0` };
    },
  },
  {
    id: "S-4",
    what: "people who go away in the middle of an answer or an upload",
    async run(rounds) {
      return withPortal(async (portal, people) => {
        await people.marta.get(profile);
        await pause(500);
        const before = portal.openFiles();
        for (let nth = 0; nth < rounds(1_000, 100); nth += 20) {
          const gone: Socket[] = [];
          for (let each = 0; each < 20; each++) {
            const socket = connect(portal.port, "127.0.0.1").on("error", () => {});
            const head = `Host: localhost:${portal.port}\r\nCookie: ${people.marta.cookie}\r\n`;
            if (each % 2) socket.write(`GET ${profile} HTTP/1.1\r\n${head}\r\n`);
            else
              socket.write(
                `POST ${profile}/team HTTP/1.1\r\n${head}Origin: http://localhost:${portal.port}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\nname=half`,
              );
            gone.push(socket);
          }
          await pause(each(nth));
          for (const socket of gone) socket.destroy();
        }
        let after = portal.openFiles();
        for (let look = 0; look < 50 && after > before + 5; look++) {
          await pause(100);
          after = portal.openFiles();
        }
        must(after <= before + 5, `${before} open files before, ${after} after`);
        const rejected = portal.logged("error").length;
        must(rejected === 0, `${rejected} errors in the log: ${portal.logged("error")[0]?.msg}`);
        must((await people.marta.get(profile)).status === 200, "a page failed afterwards");
        return { rounds: rounds(1_000, 100), seen: `open files ${before} before, ${after} after; no error in the log` };
      });
    },
  },
];

/** Sometimes before the answer, sometimes in it. */
function each(nth: number): number {
  return (nth / 20) % 12;
}

/** Sends half of a form; the function sends the rest and gives the status, null where the connection was lost. */
function begin(person: Visitor, action: string, fields: Record<string, string>): () => Promise<number | null> {
  const body = new URLSearchParams(fields).toString();
  const host = `localhost:${person.port}`;
  const sent = httpRequest({
    ...{ method: "POST", path: action, host: "localhost", port: person.port, agent: false },
    headers: {
      ...{ host, origin: `http://${host}`, cookie: person.cookie },
      ...{ "content-type": "application/x-www-form-urlencoded", "content-length": body.length },
    },
  });
  const status = new Promise<number | null>((resolve) => {
    sent.on("response", (response) => {
      response.resume();
      resolve(response.statusCode ?? null);
    });
    sent.on("error", () => resolve(null));
  });
  sent.write(body.slice(0, body.length / 2));
  return () => {
    sent.end(body.slice(body.length / 2));
    return status;
  };
}
