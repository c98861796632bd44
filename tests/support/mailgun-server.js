import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

/**
 * @typedef {{ id: string, to: string, from: string, subject: string, text: string, html: string }} ReceivedMail
 */

/**
 * What goes wrong with one attempt. "taken, then": Mailgun has the mail, and whoever sent it never learns so.
 * @typedef {"500" | "429" | "400" | "401" | "hangs" | "dropped" | "taken, then dropped" | "taken, then lost"} Trouble
 */

/**
 * A stand-in for Mailgun on this machine, for journeys in a browser and for trying the portal out:
 * POST /v3/:domain/messages takes a mail, GET /inbox?to=… tells what has arrived, oldest first, each message once, as a
 * mailbox shows it that drops what bears a Message-Id it knows. `taken` is what Mailgun took, repeats included.
 * @param {number} port 0 for any that is free
 * @param {(mail: ReceivedMail) => Trouble | undefined} [troubleWith]
 * @returns {Promise<{ port: number, inbox: ReceivedMail[], taken: ReceivedMail[], close(): Promise<void> }>}
 */
export async function startMailgunServer(port, troubleWith = () => undefined) {
  /** @type {ReceivedMail[]} */
  const inbox = [];
  /** @type {ReceivedMail[]} */
  const taken = [];
  const server = createServer((request, response) => {
    answer(request, { inbox, taken, troubleWith }).then(
      (reply) => {
        if (reply === "dropped") return response.destroy();
        const { status, body, headers = {} } = reply;
        response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
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
    taken,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {{ inbox: ReceivedMail[], taken: ReceivedMail[], troubleWith: (mail: ReceivedMail) => Trouble | undefined }} mailbox
 * @returns {Promise<"dropped" | { status: number, body: unknown, headers?: Record<string, string> }>}
 */
async function answer(request, { inbox, taken, troubleWith }) {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  if (request.method === "GET" && url.pathname === "/inbox") {
    const to = url.searchParams.get("to");
    return { status: 200, body: to === null ? inbox : inbox.filter((mail) => mail.to === to) };
  }
  if (request.method === "POST" && /^\/v3\/[^/]+\/messages$/.test(url.pathname)) {
    if (!request.headers.authorization?.startsWith("Basic ")) return { status: 401, body: { message: "Forbidden" } };
    const mail = await readMail(request);
    const trouble = troubleWith(mail);
    if (trouble === "500") return { status: 500, body: { message: "Something is wrong here" } };
    if (trouble === "400") return { status: 400, body: { message: "'to' parameter is not a valid address" } };
    if (trouble === "401") return { status: 401, body: { message: "Forbidden" } };
    // Whoever asks gives up; nobody waits for this here.
    if (trouble === "hangs") return new Promise(() => {});
    if (trouble === "429") return { status: 429, body: { message: "Slow down" }, headers: { "retry-after": "5" } };
    if (trouble === "dropped") return "dropped";
    taken.push(mail);
    if (!inbox.some(({ id }) => id === mail.id)) inbox.push(mail);
    if (trouble === "taken, then dropped") return "dropped";
    if (trouble === "taken, then lost") return { status: 502, body: { message: "No answer from upstream" } };
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
