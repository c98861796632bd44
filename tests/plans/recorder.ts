import { AsyncLocalStorage } from "node:async_hooks";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Where each test file leaves the statements that the application made in it, in a file of its own name. */
export const recordings = path.resolve(".cache/statements");

/** A statement of the application, as the database was given it. */
export interface Statement {
  sql: string;
  args: unknown[];
  /** The file and function that made it. */
  from: string;
  /** The test in which it was made first. */
  test: string;
}

interface Recording {
  statements: Map<string, Statement>;
  /** How many statements were run, repeated ones too. */
  run: number;
  currentTest: () => string;
}

const origins = new AsyncLocalStorage<string>();
// Not a variable of this module: a test that resets its modules goes on recording.
const kept = globalThis as { cm360Recording?: Recording };

/** From here on, what the application asks of its database is kept. */
export function startRecording(currentTest: () => string): void {
  kept.cm360Recording = { statements: new Map(), run: 0, currentTest };
}

/** Whatever `work` asks of the database, this file and function made. */
export function runFrom<T>(origin: string, work: () => T): T {
  return origins.run(origin, work);
}

/** Keeps a statement unless a test itself made it. */
export function record(sql: string, args: readonly unknown[]): void {
  const recording = kept.cm360Recording;
  const from = origins.getStore() ?? "the portal's own connection";
  if (!recording || isTest(from)) return;
  recording.run += 1;
  const normal = normalised(sql);
  if (recording.statements.has(normal)) return;
  recording.statements.set(normal, { sql, args: args.map(example), from, test: recording.currentTest() });
}

/** How many statements the application makes in the course of `work`. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const before = kept.cm360Recording?.run ?? 0;
  await work();
  return (kept.cm360Recording?.run ?? 0) - before;
}

export function saveRecording(testFile: string): void {
  mkdirSync(recordings, { recursive: true });
  const statements = [...(kept.cm360Recording?.statements.values() ?? [])];
  writeFileSync(path.join(recordings, `${testFile.replaceAll("/", "+")}.json`), JSON.stringify(statements));
}

/** Lists of any length are one: their elements are planned alike. */
export function normalised(sql: string): string {
  return sql
    .replace(/\s+/g, " ")
    .replace(/\?\d+/g, "?")
    .replace(/(\((?:\s*\?\s*,?)+\))(?:\s*,\s*\((?:\s*\?\s*,?)+\))+/g, "$1")
    .replace(/\(\s*\?(?:\s*,\s*\?)+\s*\)/g, "(?)")
    .trim();
}

function isTest(origin: string): boolean {
  return /\.test\.tsx? |^tests\/|\/test-files\.ts /.test(origin);
}

/** The file and function of the project that called, and not this folder's. */
export function originNow(): string {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.stackTraceLimit = 30;
  Error.prepareStackTrace = (_error, frames) => frames;
  const frames = new Error().stack as unknown as NodeJS.CallSite[];
  Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  for (const frame of frames) {
    const file = (frame.getFileName() ?? "").replace("file://", "");
    const inProject = path.relative(process.cwd(), file);
    if (!file || inProject.startsWith("..") || inProject.startsWith("node_modules") || !path.isAbsolute(file)) continue;
    if (inProject.startsWith("tests/plans/record")) continue;
    return `${inProject} ${frame.getFunctionName() ?? ""}`;
  }
  return "";
}

/** What the planner may look at; what is long it does not need. */
function example(value: unknown): unknown {
  if (typeof value === "string") return value.slice(0, 200);
  return typeof value === "number" || value === null ? value : String(value).slice(0, 200);
}
