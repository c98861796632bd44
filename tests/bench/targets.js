// What was promised, and whether it is kept: a miss is one only where it is larger than the noise of the run.
import { bareRemix } from "./rounds.js";
import { scenarios } from "./scenarios.js";

/** Measures of one run repeat no better than this on a machine that does other things too. */
const leastNoise = 0.03;
const withinTen = 1.1;
/** Lists of ten customers are short: theirs are held against the first that fills a page. */
const fullPage = 100;

/** @typedef {{ what: string; is: number; most: number; unit: string; noise: number }} Judged */

/**
 * @param {import("./rounds.js").Result[]} results
 * @param {{ readyMs: number | null; idle: number | null }} start
 * @returns {Judged[]}
 */
export function judge(results, { readyMs, idle }) {
  /** @type {Judged[]} */
  const judged = [];
  const control = results.find(({ name }) => name === bareRemix);
  const largest = Math.max(...results.map(({ customers }) => customers ?? 0));
  const find = (/** @type {string} */ name, /** @type {number} */ customers) =>
    results.find((result) => result.name === name && result.customers === customers);
  const ratio = (
    /** @type {import("./rounds.js").Result | undefined} */ one,
    /** @type {import("./rounds.js").Result | undefined} */ other,
    /** @type {{ what: string; most: number; unit: string }} */ about,
  ) => {
    if (!one || !other) return;
    judged.push({ ...about, is: one.least.cpu / other.least.cpu, noise: noiseOf(one) + noiseOf(other) });
  };
  for (const { name, most, atEverySize, asFirst } of scenarios) {
    const at = find(name, largest);
    if (most) ratio(at, control, { what: name, most, unit: "× bare Remix" });
    if (asFirst) ratio(at, find(asFirst, largest), { what: name, most: withinTen, unit: `× ${asFirst}` });
    if (atEverySize)
      for (const from of [10, fullPage])
        if (!(from === 10 && isList(name)))
          ratio(at, find(name, from), {
            what: `${name}, ${largest} customers`,
            most: withinTen,
            unit: `× ${from} customers`,
          });
  }
  if (readyMs !== null) judged.push({ what: "ready", is: readyMs, most: 1000, unit: "ms", noise: leastNoise });
  if (idle !== null) judged.push({ what: "idle memory", is: idle, most: 110, unit: "MB", noise: leastNoise });
  return judged;
}

/** @param {Judged} judged */
export function isMissed({ is, most, noise }) {
  return is > most * (1 + noise);
}

/** @param {Judged} judged */
export function inWords({ what, is, most, unit }) {
  return `${what}: ${is >= 10 ? Math.round(is) : is.toFixed(2)} ${unit}, at most ${most}`;
}

/** @param {string} name */
function isList(name) {
  return /^(all requests|customers|admin home|health check uploads|audit log)/.test(name);
}

/** @param {import("./rounds.js").Result} result */
function noiseOf({ noise }) {
  // A second round that went astray says nothing of the least one.
  return Math.min(Math.max(noise, leastNoise / 2), 0.05);
}
