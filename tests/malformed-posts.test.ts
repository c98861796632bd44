import { performance } from "node:perf_hooks";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import { endpoints, handle } from "./support/app";
import { aCustomer, type Person } from "./support/cast";
import { changedTables, openContents } from "./support/contents";
import { from, someAddress } from "./support/logins";
import {
  inWords,
  type Malformed,
  malformedPost,
  type Pair,
  randomFrom,
  requestOfMalformed,
  type Target,
} from "./support/malformed";
import { fillIn, pairsOf, perform, requestOf, type Step } from "./support/walk";
import { walks } from "./support/walks";

/*
 * Posts that no form of ours sends, to every action there is, as the very person who may use it: each is refused in time,
 * and changes nothing. Then the form is sent as it should be, and works: what was refused before was refused for what was
 * wrong with it.
 * MALFORMED_POSTS says how many to send to each action, MALFORMED_SEED which ones. `npm run attacks` sends a thousand.
 */
const posts = Number(process.env.MALFORMED_POSTS ?? 60);
const seed = Number(process.env.MALFORMED_SEED ?? 20_261_122);
/** Of the process's one thread. A post that took longer is sent again: the machine may have been busy with something else. */
const inTime = 100; // ms

const actions = endpoints.filter(({ module }) => "action" in module);

/** What a form of ours may never hold wrongly, the surest first. */
const strict = [
  ...["version", "offer", "packed", "newest", "expirationDate", "endDate", "dueDate", "validUntil", "businessScore"],
  ...["cadence", "phase", "priority", "kind", "email", "newPassword", "currentPassword", "password", "code"],
  ...["file", "businessWebsite", "decision", "intent"],
];

/** Where the list above does not know it. Null: whatever such a form holds is right, so only the post itself is malformed. */
const poisons: Record<string, string | null> = {
  "/customers/:customer/profile/team/responsibilities add": "intent",
  // A file that cannot be read leaves a row for a week, which says why.
  "/admin/health-checks/new": "date",
};

/** Tries are counted, so that what is right comes too late afterwards. */
const countsTries = new Set(["/login/second-step "]);

/** Actions that no walk begins. */
let nora: Person;
beforeAll(async () => {
  nora = await aCustomer("Nora", "Acme");
  Object.assign(env, { MAILGUN_WEBHOOK_KEY: "a key of the stand-in for Mailgun" });
  return () => void Object.assign(env, { MAILGUN_WEBHOOK_KEY: undefined });
});

const bare: Record<string, () => Promise<{ as: Person | null; page?: string; pairs: Pair[] }>> = {
  "/inbox": async () => ({
    as: nora,
    pairs: [
      ["intent", "read"],
      ["id", "x"],
    ],
  }),
  "/reset-password": async () => ({ as: null, pairs: [["email", "nora@acme.example"]] }),
  "/webhooks/mailgun": async () => ({ as: null, pairs: [["intent", "delivered"]] }),
  "/customers/:customer/health-checks/:date/report": async () => {
    const { as, about } = (await walks["/admin/health-checks/:id"]?.undo?.()) ?? {};
    const { date, customer } = await db.healthCheck.findFirstOrThrow({
      where: { customerId: about ?? "", publishedAt: { not: null } },
      orderBy: { publishedAt: "desc" },
      select: { date: true, customer: { select: { slug: true } } },
    });
    return { as: as as Person, page: `/customers/${customer.slug}/health-checks/${date}/report`, pairs: [] };
  },
};

interface Aim extends Target {
  control?: () => Promise<unknown>;
}

async function aimAt(path: string, intent: string, id: string): Promise<Aim> {
  const bareForm = await bare[path]?.();
  if (bareForm) {
    const { as, pairs, page = path } = bareForm;
    const step = { as, page };
    return target({ action: null, isMultipart: false }, pairs, step, id, poisonOf(path, intent, pairs));
  }
  const step = await walks[path]?.[intent]?.();
  if (!step) throw new Error(`${path} ${intent} is walked nowhere`);
  const form = await fillIn(intent, step);
  const pairs = pairsOf(form, step.first ?? intent, step.fields ?? {});
  const control = countsTries.has(`${path} ${intent}`) ? undefined : () => perform(intent, step);
  return { ...target(form, pairs, step, id, poisonOf(path, intent, pairs)), ...(control && { control }) };
}

function target(
  form: { action: string | null; isMultipart: boolean },
  pairs: Pair[],
  step: Pick<Step, "as" | "page">,
  routeId: string,
  poisoned: string | null,
): Aim {
  const url = new URL(requestOf({ fields: [], names: new Set(), buttons: [], ...form }, [], step).url);
  // As the page's own script asks: the action alone answers.
  url.searchParams.set("_data", routeId);
  return { url: url.href, cookie: step.as?.cookie, isMultipart: form.isMultipart, pairs, poisoned };
}

function poisonOf(path: string, intent: string, pairs: Pair[]): string | null {
  const named = poisons[`${path} ${intent}`] ?? poisons[path];
  if (named !== undefined) return named;
  return strict.find((name) => pairs.some(([own]) => own === name)) ?? null;
}

/** The answer, and how long this thread worked for it: the least of three times, if the first took too long. */
async function timed(post: Malformed): Promise<{ status: number; milliseconds: number }> {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 1; ; attempt += 1) {
    const [loop, cpu] = [performance.eventLoopUtilization(), process.cpuUsage()];
    const { status } = await from(someAddress(), () => handle(requestOfMalformed(post)));
    const { user, system } = process.cpuUsage(cpu);
    // The one counts what the machine does besides, the other what other threads do: neither counts too little.
    least = Math.min(least, performance.eventLoopUtilization(loop).active, (user + system) / 1_000);
    if (least < inTime || attempt === 3) return { status, milliseconds: least };
  }
}

const contents = openContents();
afterAll(() => contents.close());

describe(`posts that no form of ours sends, seed ${seed}`, () => {
  test.each(actions.map((action) => [action.path, action] as const))(
    "%s",
    async (path, { id }) => {
      const random = randomFrom(seed);
      const intents = path in bare ? [""] : Object.keys(walks[path] ?? {});
      const wrong: string[] = [];
      for (const intent of intents) {
        const aim = await aimAt(path, intent, id);
        const before = contents.tables();
        for (let sent = 0; sent < Math.ceil(posts / intents.length); sent += 1) {
          const post = malformedPost(aim, random);
          const { status, milliseconds } = await timed(post);
          if (status >= 500) wrong.push(`${intent} answers ${status} to ${inWords(post)}`);
          if (milliseconds >= inTime) wrong.push(`${intent} takes ${milliseconds} ms for ${inWords(post)}`);
        }
        const changed = changedTables(before, contents.tables());
        if (changed.length > 0) wrong.push(`${intent} (${aim.poisoned}) changes ${changed}`);
        await transact((tx) => tx.rateLimiterFlexible.deleteMany());
        const acknowledged = await aim.control?.().catch((error: unknown) => ({ status: `${error}` }));
        if (acknowledged && !isAcknowledged(acknowledged))
          wrong.push(`${intent} control: ${JSON.stringify(acknowledged).slice(0, 300)}`);
      }
      expect(wrong).toEqual([]);
    },
    900_000,
  );

  test("P-8 each action is written to", () => {
    expect(actions.filter(({ path }) => !(path in bare) && !(path in walks)).map(({ path }) => path)).toEqual([]);
  });
});

function isAcknowledged(answer: unknown): boolean {
  return [200, 302, 303].includes((answer as { status: number }).status);
}
