// Rounds over all scenarios, the controls among them, and of each the least.
import { loadPage, loadPosts, weigh } from "./load.js";
import { pathIn } from "./paths.js";

/**
 * @typedef {import("./load.js").Measured} Measured
 * @typedef {import("./scenarios.js").Scenario} Scenario
 * @typedef {import("./scenarios.js").Stage & { file: string }} Stage
 *
 * @typedef {object} Result
 * @property {string} name
 * @property {number | null} customers null: a control
 * @property {Measured} least
 * @property {number} noise how far the second least lies above the least, as a share of it
 * @property {{ bytes: number; html: number; data: number } | null} weight
 */

export const bareRemix = "bare Remix page, through Express";
export const bareNode = "bare node http";

/**
 * @param {{ name: string; server: import("./server.js").Server }[]} controls
 * @param {{ scenario: Scenario; stage: Stage }[]} trials
 * @param {{ rounds: number; roundMs: number }} how
 * @returns {Promise<Result[]>}
 */
export async function measureRounds(controls, trials, how) {
  const runs = [
    ...controls.map(({ name, server }) => control(name, server)),
    ...(await Promise.all(trials.map(({ scenario, stage }) => trial(scenario, stage, how.rounds)))),
  ];
  for (const run of runs) {
    process.stderr.write(`warming up: ${run.name}${run.customers ? `, ${run.customers}` : ""}\n`);
    await run.warmUp(how.roundMs);
  }
  for (let round = 1; round <= how.rounds; round++) {
    process.stderr.write(`round ${round} of ${how.rounds}\n`);
    // Each at another place of the round, the controls at its begin, its middle and its end: what the machine does meanwhile falls on all.
    const order = runs.slice(controls.length);
    const turned = [...order.slice((round * 7) % order.length), ...order.slice(0, (round * 7) % order.length)];
    const middle = turned.length >> 1;
    for (const run of [...runs.slice(0, controls.length), ...turned.slice(0, middle)]) await run.measure();
    for (const run of [...runs.slice(0, controls.length), ...turned.slice(middle)]) await run.measure();
  }
  return runs.map((run) => run.result());
}

/**
 * @param {string} name
 * @param {import("./server.js").Server} server
 */
function control(name, server) {
  return repeated({ name, customers: null, weight: null }, (amount) => loadPage(server, { path: "/" }, amount));
}

/**
 * @param {Scenario} scenario
 * @param {Stage} stage
 * @param {number} rounds
 */
async function trial({ name, page, posts }, stage, rounds) {
  const { server, people, customers, file } = stage;
  if (page) {
    const asked = { path: pathIn(page.path, file), cookie: page.as && people(page.as) };
    const weight = await weigh(server, asked);
    return repeated({ name, customers, weight }, (amount) => loadPage(server, asked, amount));
  }
  if (!posts) throw new Error(`${name} measures nothing`);
  const { next, expected, most = Number.POSITIVE_INFINITY } = await posts(stage);
  // A probe, the warm-up, and the rounds: all of them change something.
  const atMost = Math.floor((most - probe) / (rounds + 1));
  return repeated({ name, customers, weight: null }, (amount) => loadPosts(server, next, { amount, expected }), atMost);
}

const probe = 20;

/**
 * @param {Pick<Result, "name" | "customers" | "weight">} what
 * @param {(amount: number) => Promise<Measured>} load
 */
function repeated(what, load, atMost = Number.POSITIVE_INFINITY) {
  /** @type {Measured[]} */
  const measured = [];
  let amount = probe;
  return {
    ...what,
    /** As long as a round and longer, until the code is compiled; also finds how many requests a round is. */
    async warmUp(/** @type {number} */ roundMs) {
      const first = await load(probe);
      const warm = await load(Math.min(within(3_000 / first.cpu, 30, 400), atMost));
      amount = Math.min(within(roundMs / Math.max(warm.cpu, 0.02), 30, 4_000), atMost);
    },
    async measure() {
      measured.push(await load(amount));
    },
    /** @returns {Result} */
    result() {
      const [least, second] = measured.toSorted((a, b) => a.cpu - b.cpu);
      if (!least) throw new Error(`${what.name} was not measured`);
      return { ...what, least, noise: second ? second.cpu / least.cpu - 1 : 0 };
    },
  };
}

/**
 * @param {number} number
 * @param {number} least
 * @param {number} most
 */
function within(number, least, most) {
  return Math.round(Math.min(Math.max(number, least), most));
}
