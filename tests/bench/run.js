// `npm run bench`: CPU per request of the server process, next to a bare Remix page in the same run. Loopback only, a minute.
import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import autocannon from "autocannon";

const rounds = Number(process.env.ROUNDS ?? 5);
const requests = Number(process.env.REQUESTS ?? 600);
/** The first of the ports used; those after it follow. */
const firstPort = Number(process.env.BENCH_PORT ?? 4380);
const ports = { bare: firstPort, portal: firstPort + 1 };
const ticksPerSecond = 100;
/** The flags of `npm start`, for the control too. */
const asStarted = (process.env.FLAGS ?? "--max-semi-space-size=2 --liftoff-only").split(" ").filter(Boolean);

rmSync(".cache/bench", { recursive: true, force: true });
const bare = start("tests/bench/bare-remix.js", { PORT: String(ports.bare) });
const portal = start("build/server/server.js", {
  PORT: String(ports.portal),
  DATABASE_URL: "file:./.cache/bench/cm360.db",
  DEMO: "on",
  SESSION_SECRET: "bench-only-0f1e2d3c4b5a69788796a5b4c3d2",
  APP_URL: `http://localhost:${ports.portal}`,
});

try {
  const readyAfter = await until(`http://localhost:${ports.portal}/healthz`);
  await until(`http://localhost:${ports.bare}/`);
  await pause(1000);
  const idle = memory(portal);
  const cookie = await logIn("marta@halden-precision.example", "a calm river at dawn");
  const origin = `http://localhost:${ports.portal}`;
  const customer = `${origin}/customers/halden-precision`;
  const scenarios = [
    { name: "bare Remix, hello", of: bare, url: `http://localhost:${ports.bare}/` },
    { name: "login page", of: portal, url: `${origin}/` },
    { name: "Business Profile", of: portal, url: `${customer}/profile`, cookie },
    { name: "health check", of: portal, url: `${customer}/health-checks/2026-07-01`, cookie },
    { name: "licensing", of: portal, url: `${customer}/licensing`, cookie },
  ];
  /** @type {Map<string, { cpu: number; p50: number; p99: number; bytes: number }>} */
  const best = new Map();
  for (const scenario of scenarios) await load(scenario); // warm up as long as one round
  for (let round = 0; round < rounds; round++)
    for (const scenario of scenarios) {
      const measured = await load(scenario);
      const least = best.get(scenario.name);
      if (!least || measured.cpu < least.cpu) best.set(scenario.name, measured);
    }
  const control = best.get("bare Remix, hello")?.cpu ?? Number.NaN;
  console.log(`| what | CPU ms/request | ratio to bare Remix | p50 ms | p99 ms | HTML bytes (brotli) |`);
  console.log("| --- | --- | --- | --- | --- | --- |");
  for (const [name, { cpu, p50, p99, bytes }] of best)
    console.log(`| ${name} | ${cpu.toFixed(3)} | ${(cpu / control).toFixed(2)} | ${p50} | ${p99} | ${bytes} |`);
  console.log(
    `\nready after ${readyAfter} ms (first start, seeds and demo data included); idle ${idle} MB, after the load ${memory(portal)} MB`,
  );
} finally {
  bare.kill();
  portal.kill();
}

/**
 * @param {string} file
 * @param {Record<string, string>} environment
 */
function start(file, environment) {
  return spawn("taskset", ["-c", "0", "node", ...asStarted, file], {
    env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "error", MALLOC_ARENA_MAX: "2", ...environment },
    stdio: ["ignore", "inherit", "inherit"],
  });
}

/** @param {{ of: import("node:child_process").ChildProcess; url: string; cookie?: string }} scenario */
async function load({ of, url, cookie }) {
  const headers = { "accept-encoding": "br", ...(cookie ? { cookie } : {}) };
  const page = await fetch(url, { headers, redirect: "manual" });
  if (page.status !== 200) throw new Error(`${url} answered ${page.status}`);
  const bytes = Number(page.headers.get("content-length") ?? (await page.clone().arrayBuffer()).byteLength);
  await page.arrayBuffer();
  const before = cpuSeconds(of);
  const result = await autocannon({ url, headers, connections: 10, amount: requests });
  if (result.non2xx || result.errors) throw new Error(`${url}: ${result.non2xx} bad answers, ${result.errors} errors`);
  return {
    cpu: ((cpuSeconds(of) - before) * 1000) / requests,
    p50: result.latency.p50,
    p99: result.latency.p99,
    bytes,
  };
}

/** @param {import("node:child_process").ChildProcess} child */
function cpuSeconds({ pid }) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** @param {import("node:child_process").ChildProcess} child */
function memory({ pid }) {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024);
}

/** @param {string} url */
async function until(url) {
  const begun = Date.now();
  for (;;) {
    if (Date.now() - begun > 30_000) throw new Error(`${url} did not answer within 30 s`);
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return Date.now() - begun;
    await pause(20);
  }
}

/**
 * @param {string} email
 * @param {string} password
 */
async function logIn(email, password) {
  const url = `http://localhost:${ports.portal}`;
  const answer = await fetch(`${url}/?index`, {
    method: "POST",
    body: new URLSearchParams({ email, password }),
    headers: { origin: url },
    redirect: "manual",
  });
  const cookie = answer.headers.getSetCookie().find((line) => line.includes("session="));
  if (!cookie) throw new Error(`login answered ${answer.status}`);
  return cookie.split(";")[0] ?? "";
}
