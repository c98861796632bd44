import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

/**
 * @typedef {{ id: string, to: string, from: string, subject: string, text: string, html: string }} ReceivedMail
 */

/**
 * A stand-in for Mailgun on this machine, for journeys in a browser and for trying the portal out:
 * POST /v3/:domain/messages takes a mail, GET /inbox?to=… tells what has arrived, oldest first, each message once.
 * @param {number} port 0 for any that is free
 * @returns {Promise<{ port: number, inbox: ReceivedMail[], close(): Promise<void> }>}
 */
export async function startMailgunServer(port) {
  /** @type {ReceivedMail[]} */
  const inbox = [];
  const server = createServer((request, response) => {
    answer(request, inbox).then(
      ({ status, body }) => {
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
      },
      (error) => {
        response.writeHead(400, { "content-type": "application/json" }).end(JSON.stringify({ message: String(error) }));
      },
    );
  });
  await /** @type {Promise<void>} */ (new Promise((resolve) => server.listen(port, "127.0.0.1", resolve)));
  const address = server.address();
  return {
    port: address !== null && typeof address === "object" ? address.port : port,
    inbox,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {ReceivedMail[]} inbox
 * @returns {Promise<{ status: number, body: unknown }>}
 */
async function answer(request, inbox) {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  if (request.method === "GET" && url.pathname === "/inbox") {
    const to = url.searchParams.get("to");
    return { status: 200, body: to === null ? inbox : inbox.filter((mail) => mail.to === to) };
  }
  if (request.method === "POST" && /^\/v3\/[^/]+\/messages$/.test(url.pathname)) {
    if (!request.headers.authorization?.startsWith("Basic ")) return { status: 401, body: { message: "Forbidden" } };
    const mail = await readMail(request);
    if (!inbox.some(({ id }) => id === mail.id)) inbox.push(mail);
    return { status: 200, body: { id: mail.id, message: "Queued. Thank you." } };
  }
  return { status: 404, body: { message: "Not found" } };
}

/**
 * @param {import("node:http").IncomingMessage} request
 * @returns {Promise<ReceivedMail>}
 */
async function readMail(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const form = await new Response(Buffer.concat(chunks), {
    headers: { "content-type": request.headers["content-type"] ?? "" },
  }).formData();
  return mailOf(form);
}

/**
 * What a recipient gets to see of a form that was posted to Mailgun.
 * @param {FormData} form
 * @returns {ReceivedMail}
 */
export function mailOf(form) {
  /** @param {string} name */
  const field = (name) => String(form.get(name) ?? "");
  if (form.getAll("to").length !== 1) throw new Error("expected exactly one recipient");
  return {
    id: field("h:Message-Id"),
    to: field("to"),
    from: field("from"),
    subject: field("subject"),
    text: field("text"),
    html: field("html"),
  };
}

const [, script, port] = process.argv;
if (script && import.meta.url === pathToFileURL(script).href) await startMailgunServer(Number(port ?? 4391));
