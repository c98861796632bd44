// `npm run bench`: what a request costs, next to a bare Remix page and a bare node server in the same run. Loopback only.
// --quick: three minutes instead of fifteen. --only <part of a name>: just these scenarios. --soak: 100,000 requests.
import { existsSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { environmentOf, makeDatabase } from "./data.js";
import { importWhileOthersRead } from "./readers.js";
import { bareNode, bareRemix, measureRounds } from "./rounds.js";
import { scenarios } from "./scenarios.js";
import { start } from "./server.js";
import { soak } from "./soak.js";
import { missesOf, publish, scenarioTable, table, targetTable } from "./table.js";
import { judge } from "./targets.js";

const { values: asked } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    soak: { type: "boolean", default: false },
    only: { type: "string", multiple: true },
    write: { type: "boolean", default: true },
  },
  allowNegative: true,
});
/** The first of the ports used; those after it follow. */
const firstPort = Number(process.env.BENCH_PORT ?? 4380);
const largest = 10_000;
const sizes = asked.quick ? [10, 100, largest] : [10, 100, 1_000, largest];
const how = asked.quick ? { rounds: 3, roundMs: 300 } : { rounds: 5, roundMs: 700 };
const app = "build/server/server.js";

// The servers end with us, however that comes about.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
if (!existsSync(app)) throw new Error("Build first: npm run build");
if (asked.soak) await runSoak();
else await runScenarios();
process.exit();

async function runScenarios() {
  const only = asked.only?.map((name) => name.toLowerCase());
  const chosen = scenarios.filter(({ name }) => !only || only.some((part) => name.toLowerCase().includes(part)));
  const isWhole = !only;
  const needed = sizes.filter((size) => size === largest || chosen.some(({ atEverySize }) => atEverySize));
  const controls = [
    { name: bareNode, server: await start("tests/bench/bare-node.js", { port: firstPort, ready: "/" }) },
    { name: bareRemix, server: await start("tests/bench/bare-remix.js", { port: firstPort + 1, ready: "/" }) },
  ];
  const stages = [];
  for (const [index, customers] of needed.entries()) stages.push(await stageOf(customers, firstPort + 2 + index));
  const idle = stages.map(({ server }) => server.megabytes());
  const filesIdle = stages.map(({ server }) => server.openFiles());
  const trials = stages.flatMap((stage) =>
    chosen
      .filter(({ atEverySize }) => atEverySize || stage.customers === largest)
      .map((scenario) => ({ scenario, stage })),
  );

  const results = await measureRounds(controls, trials, how);
  const first = stages[0];
  const last = stages.at(-1);
  const judged = judge(results, {
    readyMs: first?.server.readyMs ?? null,
    idle: idle[0] ?? null,
  });
  const parts = [`${describe()}\n\n${scenarioTable(results)}`, targetTable(judged)];
  if ((isWhole || only?.includes("import")) && last) parts.push(await readersTable(last));
  parts.push(
    table(
      ["Customers", "Ready ms", "Idle MB", "After the run MB", "Open files idle", "after"],
      stages.map(({ customers, server }, index) =>
        [customers, server.readyMs, idle[index], server.megabytes(), filesIdle[index], server.openFiles()].map(String),
      ),
    ),
  );
  const text = parts.join("\n\n");
  console.log(text);
  if (isWhole && asked.write) publish("the table", text);
  await Promise.all([...controls, ...stages].map(({ server }) => server.stop()));
  end(missesOf(judged));
}

async function runSoak() {
  const stage = await stageOf(largest, firstPort + 2);
  const { requests, mutations, idle, filesIdle, after, problems } = await soak(stage, asked.quick ? 10_000 : 100_000);
  const text = table(
    ["Requests", "of them changes", "Idle MB", "After MB", "Open files idle", "after"],
    [
      [requests, mutations, idle, after.megabytes, filesIdle, after.openFiles].map((number) =>
        number.toLocaleString("en-GB"),
      ),
    ],
  );
  console.log(text);
  if (!asked.quick && asked.write) publish("the soak", text);
  await stage.server.stop();
  end(problems);
}

/**
 * @param {number} customers
 * @param {number} port
 */
async function stageOf(customers, port) {
  const { file, people } = await makeDatabase(customers, port);
  const server = await start(app, { port, ready: "/healthz", environment: environmentOf(file, port) });
  await server.quiet();
  return { customers, file, people, server };
}

/** @param {import("./rounds.js").Stage} stage */
async function readersTable(stage) {
  const read = await importWhileOthersRead(stage, {
    rows: asked.quick ? 20_000 : 100_000,
    seconds: asked.quick ? 5 : 10,
  });
  const row = (/** @type {string} */ what, /** @type {typeof read.alone} */ { p50, p99, delay }) => [
    what,
    ...[p50, p99, delay.p99, delay.max].map((number) => number.toFixed(1)),
  ];
  const head = [`${read.perSecond} readers a second`, "p50 ms", "p99 ms", "event loop's delay, p99 ms", "at most ms"];
  const importing = `while ${read.rows.toLocaleString("en-GB")} rows are imported (${read.tookSeconds.toFixed(1)} s)`;
  return table(head, [row("alone", read.alone), row(importing, read.meanwhile)]);
}

function describe() {
  const kind = asked.quick ? "Quick run" : "Whole run";
  return `${kind} of ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus()[0]?.model ?? "unknown processor"}; the least of ${how.rounds} rounds.`;
}

/** @param {string[]} problems */
function end(problems) {
  if (problems.length === 0) return;
  console.error(`\nMissed by more than the noise:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  process.exitCode = 1;
}
