import { setTimeout as pause } from "node:timers/promises";
import { startMailgunServer } from "../../support/mailgun-server";
import { Clock, hour, minute } from "../harness/clock";
import { mustBeWhole, peek } from "../harness/database";
import { type Fault, must, quantile } from "../harness/fault";
import { freePort, Portal } from "../harness/portal";
import { Random, seed } from "../harness/random";
import { aDatabase, leave, type People, peopleAt, withPortal } from "../harness/stage";
import { signUp } from "../harness/writes";

type Mailgun = Awaited<ReturnType<typeof startMailgunServer>>;
type Trouble = NonNullable<Parameters<typeof startMailgunServer>[1]>;

export const mail: Fault[] = [
  {
    id: "M-1",
    what: "Mailgun refuses connections, then is back",
    async run(rounds) {
      const port = await freePort();
      return withPortal(async (portal, people) => {
        const times = await queue(people, rounds(60, 8), "down");
        const waiting = await untilUnsent(portal.file, (count) => count >= rounds(60, 8));
        const mailgun = await startMailgunServer(port);
        const back = performance.now();
        await drained(portal.file, 60_000);
        const seconds = (performance.now() - back) / 1_000;
        once(mailgun, waiting);
        await mailgun.close();
        mustBeWhole(portal.file);
        const said = `${waiting} mails kept, posts p99 ${quantile(times, 0.99).toFixed(0)} ms, all out once each`;
        return { rounds: waiting, seen: `${said} ${seconds.toFixed(1)} s after it was back` };
      }, mailing(port));
    },
  },
  {
    id: "M-2",
    what: "Mailgun fails three times in ten, or takes the mail and drops the answer",
    async run(rounds) {
      const random = new Random(seed);
      const troubles = ["500", "dropped", "taken, then dropped", "taken, then lost"] as const;
      let attempts = 0;
      const mailgun = await startMailgunServer(0, () => {
        attempts++;
        return random.next() < 0.3 ? troubles[random.between(0, troubles.length)] : undefined;
      });
      const clock = new Clock();
      return withPortal(
        async (portal, people) => {
          await queue(people, rounds(60, 8), "failing");
          let waiting = 1;
          for (let jump = 0; jump < 30 && waiting > 0; jump++) {
            await pause(1_200);
            clock.jump(portal, hour);
            waiting = await settled(portal.file);
          }
          must(waiting === 0, `${waiting} mails are not sent`);
          const count = peek(portal.file, (it) =>
            it.count(`SELECT count(*) FROM "OutboxMail" WHERE "sentAt" IS NOT NULL`),
          );
          once(mailgun, count);
          await mailgun.close();
          mustBeWhole(portal.file);
          const repeats = mailgun.taken.length - mailgun.inbox.length;
          const said = `${count} mails, ${attempts} attempts, each in its mailbox once`;
          return { rounds: count, seen: `${said} (${repeats} repeats bore the same Message-Id)` };
        },
        mailing(mailgun.port, clock),
      );
    },
  },
  {
    id: "M-3",
    what: "Mailgun takes a mail and never answers",
    async run(rounds) {
      const hanging = new Set<string>();
      const mailgun = await startMailgunServer(0, ({ to, id }) => {
        if (!to.includes("hangs-0-0")) return undefined;
        hanging.add(id);
        return "hangs";
      });
      return withPortal(async (portal, people) => {
        await queue(people, rounds(20, 6), "hangs-0");
        const begun = performance.now();
        await untilUnsent(portal.file, (count) => count <= 1, 9_000);
        const others = performance.now() - begun;
        must(hanging.size > 0, "no mail hung");
        const row = () =>
          peek(portal.file, (it) =>
            it.rows<{ attempts: number; answer: string | null }>(
              `SELECT "attempts", "answer" FROM "OutboxMail" WHERE "toEmail" LIKE '%hangs-0-0%'`,
            ),
          )[0];
        for (let look = 0; look < 150 && row()?.attempts === 0; look++) await pause(100);
        const cut = performance.now() - begun;
        must(/10 s/.test(row()?.answer ?? ""), `the attempt was not cut: ${JSON.stringify(row())}`);
        await mailgun.close();
        const said = `the attempt is cut after ${(cut / 1_000).toFixed(1)} s`;
        return { rounds: 1, seen: `${said}, the others were out after ${(others / 1_000).toFixed(1)} s` };
      }, mailing(mailgun.port));
    },
  },
  {
    id: "M-4",
    what: "Mailgun answers 429 and asks to wait 5 s",
    async run(rounds) {
      const calls: number[] = [];
      const mailgun = await startMailgunServer(0, () => {
        calls.push(performance.now());
        return calls.length === 1 ? "429" : undefined;
      });
      return withPortal(async (portal, people) => {
        await queue(people, 1, "first-asked");
        for (let look = 0; look < 100 && calls.length === 0; look++) await pause(50);
        await queue(people, rounds(10, 3), "asked");
        await drained(portal.file, 60_000);
        const waited = ((calls[1] ?? 0) - (calls[0] ?? 0)) / 1_000;
        must(waited >= 4.5, `the next call came after ${waited.toFixed(1)} s`);
        once(mailgun, mailgun.inbox.length);
        await mailgun.close();
        return { rounds: 1, seen: `nothing is sent for ${waited.toFixed(1)} s, then all of ${mailgun.inbox.length}` };
      }, mailing(mailgun.port));
    },
  },
  {
    id: "M-5",
    what: "Mailgun refuses an address (400), then the key (401)",
    async run() {
      let trouble: ReturnType<Trouble> = "400";
      const mailgun = await startMailgunServer(0, () => trouble);
      const clock = new Clock();
      return withPortal(
        async (portal, people) => {
          await queue(people, 1, "refused");
          await drained(portal.file, 20_000);
          const dead = peek(portal.file, (it) =>
            it.count(`SELECT count(*) FROM "OutboxMail" WHERE "deadAt" IS NOT NULL AND "attempts" <= 1`),
          );
          must(dead >= 1, "the mail to a refused address was not given up");
          const page = await people.nadia.get("/admin/outbox");
          must(/refused/.test(page.body), "the outbox does not show it");

          trouble = "401";
          await queue(people, 3, "locked");
          for (let look = 0; look < 100 && portal.logged("error").length === 0; look++) await pause(50);
          await pause(2_500);
          const alarms = portal.logged("error").filter(({ msg }) => /MAILGUN_API_KEY/.test(msg));
          must(alarms.length === 1, `${alarms.length} lines say that the key is refused`);
          trouble = undefined;
          clock.jump(portal, 6 * minute);
          for (let wave = 0; wave < 3; wave++) {
            await settled(portal.file);
            clock.jump(portal, hour);
          }
          await drained(portal.file, 20_000);
          once(mailgun, mailgun.inbox.length);
          must(mailgun.inbox.length >= 3, `${mailgun.inbox.length} of 3 mails came`);
          await mailgun.close();
          return {
            rounds: 2,
            seen: "400: given up after one try and shown; 401: all wait, one line names the key, none is lost",
          };
        },
        mailing(mailgun.port, clock),
      );
    },
  },
  {
    id: "M-6",
    what: "a link runs out before its mail gets out",
    async run() {
      const port = await freePort();
      const clock = new Clock();
      return withPortal(
        async (portal, people) => {
          const answer = await people.stranger.submit("/reset-password", ({ id }) => id === "reset", {
            email: "sofia@meridian-foods.example",
          });
          must(answer.status === 303 || answer.status === 200, `the reset answered ${answer.status}`);
          await untilUnsent(portal.file, (count) => count >= 1);
          await pause(2_500);
          clock.jump(portal, 25 * hour);
          const mailgun = await startMailgunServer(port);
          await drained(portal.file, 30_000);
          const links = mailgun.inbox.filter(({ text }) => /reset-password\//.test(text));
          must(links.length === 0, "a dead link was sent");
          const given = peek(portal.file, (it) =>
            it.rows<{ answer: string }>(`SELECT "answer" FROM "OutboxMail" WHERE "deadAt" IS NOT NULL`),
          );
          must(given.length > 0, "the mail was not given up");
          await mailgun.close();
          return { rounds: 1, seen: `not sent, and the outbox says why: ${given[0]?.answer}` };
        },
        mailing(port, clock),
      );
    },
  },
  {
    id: "K-4",
    what: "kill -9 between a commit and its mail, and between a mail and its mark",
    async run(rounds) {
      const file = aDatabase();
      const clock = new Clock();
      let victim: Portal | undefined;
      let kill: "before" | "after" | null = null;
      const dying: Promise<void>[] = [];
      const mailgun = await startMailgunServer(0, () => {
        if (!kill || !victim?.isRunning) return undefined;
        dying.push(victim.kill());
        return kill === "before" ? "dropped" : "taken, then dropped";
      });
      const env = { ...mailing(mailgun.port, clock).env };
      let count = 0;
      for (let round = 0; round < rounds(16, 4); round++) {
        const portal = await Portal.ready({ file, ...clock.start, env });
        const people = peopleAt(portal.port);
        // The mails of the round before are out first.
        clock.jump(portal, 2 * minute);
        await drained(file, 20_000);
        victim = portal;
        kill = round % 2 === 0 ? "before" : "after";
        try {
          const { answer } = await signUp(people, `killed-${round}`);
          if (answer.status === 303) count++;
        } catch {}
        await Promise.race([portal.exit, pause(5_000)]);
        must(!portal.isRunning, "no mail was tried");
        await Promise.all(dying);
        kill = null;
        leave(people);
      }
      const last = await Portal.ready({ file, ...clock.start, env });
      clock.jump(last, 2 * minute);
      await drained(file, 20_000);
      await last.stop();
      const sent = peek(file, (it) => it.count(`SELECT count(*) FROM "OutboxMail" WHERE "sentAt" IS NOT NULL`));
      once(mailgun, sent);
      await mailgun.close();
      mustBeWhole(file);
      const repeats = mailgun.taken.length - mailgun.inbox.length;
      const said = `${sent} mails, each in its mailbox once; ${repeats} repeats bore the same Message-Id`;
      return { rounds: rounds(16, 4), seen: `${said}; ${count} sign-ups were acknowledged before the kill` };
    },
  },
];

function mailing(port: number, clock?: Clock) {
  const env = {
    MAILGUN_API_KEY: "key-0f1e2d3c4b5a",
    MAILGUN_DOMAIN: "mail.cm360.example",
    MAILGUN_API_URL: `http://127.0.0.1:${port}`,
    ...clock?.start.env,
  };
  return { env, ...(clock && { flags: clock.start.flags ?? [] }) };
}

/** So many sign-ups, each of which sends a mail at least; ten at a time. */
async function queue(people: People, count: number, name: string): Promise<number[]> {
  const times: number[] = [];
  for (let from = 0; from < count; from += 10) {
    const batch = Array.from({ length: Math.min(10, count - from) }, (_, each) =>
      signUp({ ...people, stranger: people.stranger.again() }, `${name}-${from + each}`),
    );
    for (const { answer } of await Promise.all(batch)) {
      must(answer.status === 303, `a sign-up answered ${answer.status}`);
      times.push(answer.ms);
    }
  }
  return times;
}

const waitingSql = `SELECT count(*) FROM "OutboxMail" WHERE "sentAt" IS NULL AND "deadAt" IS NULL`;
const unsent = (file: string) => peek(file, (it) => it.count(waitingSql));

async function untilUnsent(file: string, fits: (count: number) => boolean, patienceMs = 15_000): Promise<number> {
  const begun = performance.now();
  let count = unsent(file);
  while (!fits(count)) {
    must(performance.now() - begun < patienceMs, `after ${patienceMs} ms ${count} mails wait`);
    await pause(50);
    count = unsent(file);
  }
  return count;
}

const drained = (file: string, patienceMs: number) => untilUnsent(file, (count) => count === 0, patienceMs);

/** How many wait once the worker has nothing to do just now. */
async function settled(file: string): Promise<number> {
  const underway = () => peek(file, (it) => it.count(`${waitingSql} AND "leasedUntil" IS NOT NULL`));
  let count = unsent(file);
  for (let still = 0; still < 8; still++) {
    await pause(300);
    const next = unsent(file);
    if (next !== count || underway() > 0) still = next === count ? still : 0;
    count = next;
    if (count === 0) return 0;
  }
  return count;
}

/** Each mail is in its mailbox, and there once: mailboxes drop what bears a Message-Id that they know. */
function once(mailgun: Mailgun, count: number): void {
  const ids = new Set(mailgun.inbox.map(({ id }) => id));
  must(ids.size === mailgun.inbox.length, "a mail is in a mailbox twice");
  must(ids.size >= count, `${count - ids.size} mails of ${count} never came`);
}
