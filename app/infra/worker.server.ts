import { Worker, type WorkerOptions } from "node:worker_threads";

/** A worker's name, `import` for import-worker.js, and the file of app/ that it is made of. */
export interface WorkerCode {
  name: string;
  source: string;
}

/** Starts a thread on code of ours. */
export async function startWorker(code: WorkerCode, options: WorkerOptions): Promise<Worker> {
  if (import.meta.env.DEV) return new Worker(await bundled(code), { ...options, eval: true });
  // The build makes each worker an entry of its own; this module may have become a chunk beside the entries.
  const folder = import.meta.url.includes("/chunks/") ? ".." : ".";
  return new Worker(new URL(`${folder}/${code.name}-worker.js`, import.meta.url), options);
}

const bundles = new Map<string, Promise<string>>();

/** Without a build, as in development and tests, a worker is bundled at its first use; after a failure, anew. */
function bundled(code: WorkerCode): Promise<string> {
  const known = bundles.get(code.name) ?? bundle(code);
  bundles.set(code.name, known);
  known.catch(() => bundles.delete(code.name));
  return known;
}

async function bundle({ name, source }: WorkerCode): Promise<string> {
  const { build } = await import("vite");
  const result = await build({
    configFile: false,
    logLevel: "silent",
    resolve: { alias: { "~": `${process.cwd()}/app` } },
    build: { ssr: `app/${source}`, write: false, rollupOptions: { output: { format: "cjs" } } },
  });
  const [first] = [result].flat();
  if (!first || !("output" in first)) throw new Error(`The worker ${name} was not bundled.`);
  return first.output[0].code;
}
