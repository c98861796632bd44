import { Agent, request as httpRequest, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { formsOf, type PageForm } from "../../support/forms";
import { Broken } from "./fault";

export interface Answer {
  status: number;
  headers: IncomingMessage["headers"];
  body: string;
  ms: number;
}

export interface Upload {
  field: string;
  name: string;
  bytes: Buffer;
}

type Fields = Record<string, string>;

/** Somebody with a browser without scripts. */
export class Visitor {
  readonly #cookies = new Map<string, string>();
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });

  constructor(
    public port: number,
    cookie = "",
  ) {
    for (const pair of cookie.split("; ").filter(Boolean)) this.#keep(pair);
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** The same person with a browser of its own, perhaps at a portal that was started anew. */
  again(port = this.port): Visitor {
    return new Visitor(port, this.cookie);
  }

  get(path: string): Promise<Answer> {
    return this.#send("GET", path);
  }

  post(path: string, fields: Fields, upload?: Upload): Promise<Answer> {
    return this.#send("POST", path, bodyOf(fields, upload));
  }

  /** The form of a page that has this id, or these hidden values. */
  async form(path: string, which: string | ((form: PageForm) => boolean)): Promise<Form> {
    const page = await this.get(path);
    const found = formsOf(page.body).find(typeof which === "string" ? ({ id }) => id === which : which);
    if (!found) throw new NoForm(`${path} answered ${page.status} without the form ${which}`);
    return { action: found.action ?? path, fields: Object.fromEntries(found.fields) };
  }

  /** Reads the page, fills in its form and posts it. */
  async submit(
    path: string,
    which: string | ((form: PageForm) => boolean),
    fields: Fields,
    upload?: Upload,
  ): Promise<Answer> {
    const form = await this.form(path, which);
    return this.post(form.action, { ...form.fields, ...fields }, upload);
  }

  async logIn(email: string, password: string): Promise<void> {
    const answer = await this.post("/", { email, password });
    if (answer.status !== 303) throw new Broken(`${email} could not log in: ${answer.status}`);
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(method: string, path: string, body?: { type: string; bytes: Buffer }): Promise<Answer> {
    const origin = `http://localhost:${this.port}`;
    const begun = performance.now();
    return new Promise((resolve, reject) => {
      const request = httpRequest(
        {
          method,
          path: path.split("#", 1)[0] ?? path,
          host: "localhost",
          port: this.port,
          agent: this.#agent,
          timeout: 30_000,
          headers: {
            host: `localhost:${this.port}`,
            cookie: this.cookie,
            ...(body && { origin, "content-type": body.type, "content-length": body.bytes.length }),
          },
        },
        (response) => {
          for (const cookie of response.headers["set-cookie"] ?? []) this.#keep(cookie.split(";", 1)[0] ?? "");
          text(response).then(
            (read) =>
              resolve({
                status: response.statusCode ?? 0,
                headers: response.headers,
                body: read,
                ms: performance.now() - begun,
              }),
            reject,
          );
        },
      );
      request.on("timeout", () => request.destroy(new Error("no answer within 30 s")));
      request.on("error", reject);
      request.end(body?.bytes);
    });
  }

  #keep(pair: string): void {
    const [name = "", ...value] = pair.split("=");
    if (!name.includes("toast")) this.#cookies.set(name, value.join("="));
  }
}

export class NoForm extends Error {}

export interface Form {
  action: string;
  fields: Fields;
}

/** What a page says is wrong with what was typed. */
export function complaint({ body }: Answer): string {
  const said = [
    ...body.matchAll(/<(\w+)[^>]*(?:role="alert"|class="[^"]*(?:error|summary|notice)[^"]*")[^>]*>(.*?)<\/\1>/gs),
  ];
  return said
    .map(([, , inner = ""]) => inner.replace(/<[^>]*>/g, " "))
    .join(" ")
    .replace(/\s+/g, " ")
    .slice(0, 300);
}

function bodyOf(fields: Fields, upload?: Upload): { type: string; bytes: Buffer } {
  if (!upload) {
    const bytes = Buffer.from(new URLSearchParams(fields).toString());
    return { type: "application/x-www-form-urlencoded", bytes };
  }
  const boundary = "faults-0f1e2d3c4b5a";
  const parts = Object.entries(fields)
    .filter(([name]) => name !== upload.field)
    .map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${upload.field}"; filename="${upload.name}"\r\nContent-Type: text/csv\r\n\r\n`;
  const bytes = Buffer.concat([
    Buffer.from(parts.join("") + head),
    upload.bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return { type: `multipart/form-data; boundary=${boundary}`, bytes };
}
