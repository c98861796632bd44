// A server under measure: started as `npm start` does, pinned to one core, read from outside through /proc.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

const ticksPerSecond = 100;
const core = process.env.BENCH_CORE ?? "0";
/** The environment and the flags of `npm start`. */
const started = /^((?:\w+=\S+ )*)exec node ((?:--\S+ )*)/.exec(
  JSON.parse(readFileSync("package.json", "utf8")).scripts.start,
);
const asStarted = {
  environment: Object.fromEntries((started?.[1] ?? "").trim().split(" ").filter(Boolean).map(pairOf)),
  flags: (process.env.FLAGS ?? started?.[2] ?? "").split(" ").filter(Boolean),
};

/** @typedef {Awaited<ReturnType<typeof start>>} Server */

/**
 * Starts a server and waits until it answers.
 * @param {string} file
 * @param {{ port: number; ready: string; environment?: Record<string, string> }} how
 */
export async function start(file, { port, ready, environment = {} }) {
  const begun = performance.now();
  const child = spawn("taskset", ["-c", core, "node", ...asStarted.flags, "--import", "./tests/bench/watch.js", file], {
    env: {
      ...process.env,
      ...asStarted.environment,
      NODE_ENV: "production",
      LOG_LEVEL: "error",
      PORT: String(port),
      ...environment,
    },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const stopWithUs = () => child.kill("SIGKILL");
  process.once("exit", stopWithUs);
  const origin = `http://localhost:${port}`;
  await until(`${origin}${ready}`);
  const pid = child.pid ?? 0;
  return {
    origin,
    readyMs: Math.round(performance.now() - begun),
    cpuSeconds: () => cpuSeconds(pid),
    megabytes: () => megabytes(pid),
    openFiles: () => readdirSync(`/proc/${pid}/fd`).length,
    /** The event loop's delay in milliseconds since it was asked to watch. */
    watch: () => child.send("watch"),
    async delays() {
      child.send("delays");
      const [delays] = await once(child, "message");
      return /** @type {{ p99: number; max: number }} */ (delays);
    },
    /** Waits until what a start or a load leaves to be done is done. */
    async quiet() {
      for (let calm = 0, tries = 0; calm < 2 && tries < 60; tries++) {
        const before = cpuSeconds(pid);
        await pause(500);
        calm = cpuSeconds(pid) - before < 0.02 ? calm + 1 : 0;
      }
    },
    async stop() {
      process.off("exit", stopWithUs);
      if (child.exitCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    },
  };
}

/** @param {string} pair */
function pairOf(pair) {
  return pair.split("=");
}

/** @param {string} url */
async function until(url) {
  const begun = performance.now();
  while (performance.now() - begun < 60_000) {
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return;
    await pause(10);
  }
  throw new Error(`${url} did not answer within 60 s`);
}

/** @param {number} pid */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** @param {number} pid */
function megabytes(pid) {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024);
}
