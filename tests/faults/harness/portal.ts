import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { get } from "node:http";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Broken } from "./fault";

export interface Start {
  file: string;
  env?: Record<string, string>;
  /** More for Node, before the script. */
  flags?: string[];
  port?: number;
  /** What to run it under, such as `prlimit`. */
  under?: string[];
}

interface Line {
  level: string;
  msg: string;
  [field: string]: unknown;
}

/** The built portal as a process of its own, started as `npm start` starts it. */
export class Portal {
  readonly lines: Line[] = [];
  readonly errors: string[] = [];
  /** From its start until /healthz answered 200; and how much of that the processor worked for it. */
  readyMs = Number.NaN;
  readyCpuMs = Number.NaN;
  exit: Promise<{ code: number | null; signal: string | null }>;

  private constructor(
    private readonly process: ChildProcess,
    readonly port: number,
    readonly file: string,
  ) {
    this.exit = once(process, "exit").then(([code, signal]) => ({ code, signal }));
    collect(process.stdout, (text) => this.lines.push(lineOf(text)));
    collect(process.stderr, (text) => this.errors.push(text));
    running.add(this);
    void this.exit.then(() => running.delete(this));
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  get isRunning(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  /** Started, and answering. */
  static async ready(options: Start): Promise<Portal> {
    const portal = await Portal.launch(options);
    await portal.untilReady();
    return portal;
  }

  /** Started, and perhaps not answering ever. */
  static async launch({ file, env = {}, flags = [], port, under = [] }: Start): Promise<Portal> {
    const chosen = port ?? (await freePort());
    const started = asNpmStarts();
    const [command = "", ...rest] = [...under, process.execPath, ...started.flags, ...flags, "build/server/server.js"];
    const child = spawn(command, rest, {
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH: process.env.PATH ?? "",
        HOME: process.env.HOME ?? "",
        ...started.env,
        NODE_ENV: "production",
        PORT: String(chosen),
        APP_URL: `http://localhost:${chosen}`,
        DATABASE_URL: `file:${file}`,
        SESSION_SECRET: "of no worth outside these runs 0f1e2d3c4b5a",
        DEMO: "on",
        ...env,
      },
    });
    return new Portal(child, chosen, file);
  }

  async untilReady(patienceMs = 60_000): Promise<void> {
    const begun = performance.now();
    while (performance.now() - begun < patienceMs) {
      if (!this.isRunning) throw new Broken(`the portal ended at its start: ${this.lastWords()}`);
      if ((await statusOf(this.port, "/healthz")) === 200) {
        this.readyMs = performance.now() - begun;
        this.readyCpuMs = this.cpuMs();
        return;
      }
      await pause(10);
    }
    throw new Broken(`the portal was not ready after ${patienceMs} ms: ${this.lastWords()}`);
  }

  async kill(): Promise<void> {
    this.process.kill("SIGKILL");
    await this.exit;
  }

  async stop(): Promise<{ code: number | null; signal: string | null }> {
    this.process.kill("SIGTERM");
    return this.exit;
  }

  signal(name: NodeJS.Signals): void {
    this.process.kill(name);
  }

  cpuMs(): number {
    const [utime = 0, stime = 0] = (readFileSync(`/proc/${this.pid}/stat`, "utf8").split(") ")[1] ?? "")
      .split(" ")
      .slice(11, 13)
      .map(Number);
    return (utime + stime) * 10;
  }

  openFiles(): number {
    return readdirSync(`/proc/${this.pid}/fd`).length;
  }

  residentMb(): number {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  }

  logged(level: string): Line[] {
    return this.lines.filter((line) => line.level === level);
  }

  lastWords(): string {
    return [...this.lines.slice(-2).map((line) => line.msg), ...this.errors.slice(-3)].join(" | ") || "no word";
  }
}

const running = new Set<Portal>();

/** Whatever a fault did not end. */
export async function endAll(): Promise<void> {
  await Promise.all([...running].map((portal) => portal.kill()));
}

/** Flags and variables as they stand in package.json, of which the shell makes a process. */
function asNpmStarts(): { flags: string[]; env: Record<string, string> } {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: { start: string } };
  const words = scripts.start.split(" ");
  const env = Object.fromEntries(words.filter((word) => /^[A-Z_]+=/.test(word)).map((word) => word.split("=")));
  return { flags: words.filter((word) => word.startsWith("--")), env };
}

export function isBuilt(): boolean {
  return existsSync(path.join("build", "server", "server.js"));
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

/** Null: nobody answers. */
export function statusOf(port: number, page: string): Promise<number | null> {
  return new Promise((resolve) => {
    const request = get({ port, path: page, host: "localhost", agent: false, timeout: 2_000 }, (response) => {
      response.resume();
      resolve(response.statusCode ?? null);
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(null));
  });
}

function collect(stream: NodeJS.ReadableStream | null, take: (line: string) => void): void {
  let rest = "";
  stream?.setEncoding("utf8").on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line) take(line);
  });
}

function lineOf(text: string): Line {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return { level: "unstructured", msg: text };
  }
}
