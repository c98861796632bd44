import { Clock, day, hour } from "../harness/clock";
import { mustBeWhole, peek } from "../harness/database";
import { type Fault, must } from "../harness/fault";
import { customerPath, type People, withPortal } from "../harness/stage";

const zones = ["UTC", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Kiritimati", "Pacific/Chatham"];
/** A leap day, nights when clocks are put forward or back, ends of quarters and years. */
const nastyDays = [
  ...["2028-02-28", "2028-02-29", "2028-03-01", "2027-03-14", "2027-11-07", "2027-03-28"],
  ...["2027-09-26", "2026-12-31", "2027-01-01", "2027-03-31", "2027-06-30", "2030-12-31"],
];

export const clocks: Fault[] = [
  {
    id: "D-1",
    what: "twelve nasty days typed in five time zones, at a second before and after midnight",
    async run(rounds) {
      let done = 0;
      for (const zone of zones.slice(0, rounds(5, 2))) {
        const clock = new Clock(toMidnight() - 30_000);
        await withPortal(
          async (portal, people) => {
            for (const date of nastyDays) {
              const name = `Service of ${date}`;
              const answer = await people.marta.submit(`${customerPath}/profile/cost-reduction`, "service", {
                name,
                expirationDate: date,
              });
              must(answer.status === 303, `${zone}: ${date} answered ${answer.status}`);
              const [row] = peek(portal.file, (it) =>
                it.rows<{ id: string; expirationDate: string }>(
                  `SELECT "id", "expirationDate" FROM "LegacyService" WHERE "name" = ?`,
                  name,
                ),
              );
              must(row?.expirationDate === date, `${zone}: ${date} is stored as ${row?.expirationDate}`);
              const page = await people.marta.get(`${customerPath}/profile/cost-reduction/${row.id}`);
              must(page.body.includes(`value="${date}"`), `${zone}: ${date} is not what the page shows`);
              done++;
            }
            mustBeWhole(portal.file);
          },
          { flags: clock.start.flags ?? [], env: { ...clock.start.env, TZ: zone } },
        );
      }
      return { rounds: done, seen: `typed = stored = shown, ${done} of ${done}` };
    },
  },
  {
    id: "D-2",
    what: "the clock jumps an hour back, an hour on, 400 days on, and back again",
    async run() {
      const clock = new Clock();
      return withPortal(async (portal, people) => {
        const seen: string[] = [];
        const asks = async (what: string) => {
          const { status } = await people.marta.get(`${customerPath}/profile`);
          must(status < 500, `${what}: a page answered ${status}`);
          seen.push(`${what} ${status}`);
          return status;
        };
        must((await asks("as it is")) === 200, "nobody is logged in");
        const before = sessionEnd(portal.file);
        clock.jump(portal, -hour);
        must((await asks("1 h back")) === 200, "an hour back logs people out");
        must(sessionEnd(portal.file) <= before, "a clock set back made a session longer");
        clock.jump(portal, 2 * hour);
        must((await asks("1 h on")) === 200, "an hour on logs people out");
        clock.jump(portal, 400 * day);
        must((await asks("400 d on")) !== 200, "a session outlived 400 days");
        const login = await newLogin(people);
        must(login === 303, `after 400 days a login answered ${login}`);
        clock.jump(portal, -400 * day);
        must((await asks("back")) < 500, "back again the portal failed");
        mustBeWhole(portal.file);
        must(portal.isRunning, "the portal ended");
        return { rounds: 4, seen: `${seen.join(", ")}; no session got longer` };
      }, clock.start);
    },
  },
  {
    id: "D-3",
    what: "which quarters are offered on the days around each quarter's end",
    async run(rounds) {
      const clock = new Clock();
      let now = clock.now();
      let done = 0;
      return withPortal(async (portal, people) => {
        const ends = ["2026-12-31", "2027-03-31", "2027-06-30", "2027-09-30", "2027-12-31"].slice(0, rounds(5, 2));
        for (const end of ends)
          for (const shift of [-16, -15, -14, -13, -1, 0, 1, 2]) {
            const then = new Date(Date.parse(`${end}T12:00:00Z`) + shift * day);
            clock.jump(portal, then.getTime() - now.getTime());
            now = then;
            await newLogin(people);
            const page = await people.marta.get(`${customerPath}/licensing/products/ZIA-ADV-FW`);
            must(page.status === 200, `on ${then.toISOString().slice(0, 10)} the page answered ${page.status}`);
            const offered = [
              ...(/<select[^>]*name="cart".*?<\/select>/s
                .exec(page.body)?.[0]
                ?.matchAll(/value="(\d{4}-\d\d-\d\d)"/g) ?? []),
            ].map(([, date = ""]) => date);
            const quarters = offered.filter((date) => /-(01|04|07|10)-01$/.test(date));
            // Once the edition that it adds to has ended, an add-on cannot be asked for.
            if (quarters.length === 0) continue;
            const first = quarters[0] ?? "";
            const lead = Math.round((Date.parse(`${first}T12:00:00Z`) - then.getTime()) / day);
            must(lead >= 14 && lead < 14 + 93, `on ${then.toISOString().slice(0, 10)} ${first} is offered first`);
            done++;
          }
        return {
          rounds: done,
          seen: `${done} of ${done}: the first quarter offered begins 14 days later at the earliest`,
        };
      }, clock.start);
    },
  },
];

function toMidnight(): number {
  const now = Date.now();
  return Math.ceil(now / day) * day - now;
}

function sessionEnd(file: string): string {
  return String(
    peek(file, (it) =>
      it.rows<{ end: string }>(`SELECT max(s."expiresAt") AS "end" FROM "Session" s JOIN "User" u ON u."id" = s."userId"
        WHERE u."email" = 'marta@halden-precision.example'`),
    )[0]?.end,
  );
}

async function newLogin({ marta }: People): Promise<number> {
  const { status } = await marta.post("/", {
    email: "marta@halden-precision.example",
    password: "a calm river at dawn",
  });
  return status;
}
