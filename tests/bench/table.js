// The numbers as Markdown, between the marks that docs/performance.md has for them.
import { readFileSync, writeFileSync } from "node:fs";
import { bareRemix } from "./rounds.js";
import { inWords, isMissed } from "./targets.js";

const page = "docs/performance.md";

/** @param {import("./rounds.js").Result[]} results */
export function scenarioTable(results) {
  const control = results.find(({ name }) => name === bareRemix)?.least.cpu ?? Number.NaN;
  return table(
    ["What", "Customers", "CPU ms", "× bare Remix", "p50 ms", "p99 ms", "HTML kB", "of it data", "brotli kB"],
    results.map(({ name, customers, least, weight }) => [
      name,
      customers?.toLocaleString("en-GB") ?? "",
      least.cpu.toFixed(least.cpu < 1 ? 3 : 2),
      (least.cpu / control).toFixed(2),
      String(least.p50),
      String(least.p99),
      ...[weight?.html, weight?.data, weight?.bytes].map((bytes) =>
        bytes === undefined ? "" : (bytes / 1000).toFixed(1),
      ),
    ]),
  );
}

/** @param {import("./targets.js").Judged[]} judged */
export function targetTable(judged) {
  return table(
    ["Target", "Is", "At most", ""],
    judged.map((one) => [
      `${one.what}, ${one.unit}`,
      one.is >= 10 ? String(Math.round(one.is)) : one.is.toFixed(2),
      String(one.most),
      isMissed(one) ? "missed" : one.is > one.most ? "met, within the noise" : "met",
    ]),
  );
}

/** @param {import("./targets.js").Judged[]} judged */
export function missesOf(judged) {
  return judged.filter(isMissed).map(inWords);
}

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
export function table(head, rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/**
 * Writes into the page what was measured, and by which command.
 * @param {string} mark
 * @param {string} text
 */
export function publish(mark, text) {
  const [begin, end] = [`<!-- ${mark}: written by npm run bench -->`, `<!-- end of ${mark} -->`];
  const old = readFileSync(page, "utf8");
  const [from, to] = [old.indexOf(begin), old.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${page} has no place for ${mark}`);
  writeFileSync(page, `${old.slice(0, from)}${begin}\n\n${text}\n\n${old.slice(to)}`);
}
