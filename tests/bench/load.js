// Load on a measured server, and what it cost: CPU from /proc, times as the clients saw them.
import autocannon from "autocannon";

const connections = 10;

/**
 * @typedef {object} Measured
 * @property {number} cpu milliseconds of the server's CPU per request
 * @property {number} p50 milliseconds
 * @property {number} p99 milliseconds
 */

/**
 * A post that changes something each time. The lane is told once it is answered: no two posts of one are under way.
 * @typedef {object} Post
 * @property {string} path
 * @property {Record<string, string>} form
 * @property {Record<string, string>} headers
 * @property {() => void} [done]
 */

/**
 * Asks for a page so many times; every answer must be 200.
 * @param {import("./server.js").Server} server
 * @param {{ path: string; cookie?: string | undefined }} page
 * @param {number} amount
 * @returns {Promise<Measured>}
 */
export async function loadPage(server, { path, cookie }, amount) {
  const url = `${server.origin}${path}`;
  const headers = { "accept-encoding": "br", ...(cookie && { cookie }) };
  return measure(server, { url, headers, amount }, 200);
}

/**
 * Posts so many times; every answer must be the one expected.
 * @param {import("./server.js").Server} server
 * @param {() => Post} next
 * @param {{ amount: number; expected: number }} how
 * @returns {Promise<Measured>}
 */
export async function loadPosts(server, next, { amount, expected }) {
  /** @type {autocannon.Request} */
  const request = {
    method: "POST",
    setupRequest(request, context) {
      const post = next();
      Object.assign(/** @type {object} */ (context), { post });
      return {
        ...request,
        path: post.path,
        body: new URLSearchParams(post.form).toString(),
        headers: {
          "accept-encoding": "br",
          "content-type": "application/x-www-form-urlencoded",
          origin: server.origin,
          ...post.headers,
        },
      };
    },
    onResponse(status, _body, context) {
      const { post } = /** @type {{ post: Post }} */ (context);
      if (status === expected) post.done?.();
    },
  };
  return measure(server, { url: server.origin, requests: [request], amount }, expected);
}

/**
 * @param {import("./server.js").Server} server
 * @param {autocannon.Options} options
 * @param {number} expected
 */
async function measure(server, options, expected) {
  const before = server.cpuSeconds();
  const result = await autocannon({ connections: Math.min(connections, options.amount ?? connections), ...options });
  const cpu = ((server.cpuSeconds() - before) * 1000) / (options.amount ?? 1);
  const statuses = /** @type {Record<string, { count?: number }>} */ (result.statusCodeStats ?? {});
  const right = Number(statuses[expected]?.count ?? 0);
  if (result.errors || right !== options.amount) {
    throw new Error(
      `${options.url}: of ${options.amount}, ${right} were answered ${expected}: ${JSON.stringify(statuses)}`,
    );
  }
  return { cpu, p50: result.latency.p50, p99: result.latency.p99 };
}

/**
 * The page once: what it weighs.
 * @param {import("./server.js").Server} server
 * @param {{ path: string; cookie?: string | undefined }} page
 */
export async function weigh(server, { path, cookie }) {
  const url = `${server.origin}${path}`;
  const [packed, plain] = await Promise.all(
    ["br", "identity"].map((encoding) =>
      fetch(url, { headers: { "accept-encoding": encoding, ...(cookie && { cookie }) }, redirect: "manual" }),
    ),
  );
  if (packed?.status !== 200 || !plain) throw new Error(`${path} answered ${packed?.status}`);
  const html = await plain.text();
  // fetch unpacks it, but leaves the header.
  const packedBytes = Number(packed.headers.get("content-length") ?? Number.NaN);
  await packed.arrayBuffer();
  const data = /window\.__remixContext = (.*?);<\/script>/s.exec(html)?.[1] ?? "";
  return { bytes: packedBytes, html: Buffer.byteLength(html), data: Buffer.byteLength(data) };
}
