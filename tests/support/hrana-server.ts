import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "libsql";

/**
 * A libSQL server for tests: the JSON form of Hrana over HTTP, on a file of this machine. Each stream is a connection,
 * as on the real server, and errors are worded and coded as there: the primary result code by name, never by number.
 */
export async function startHranaServer(
  file: string,
  authToken: string,
  answerOther: (request: IncomingMessage, response: ServerResponse) => Promise<boolean> = async () => false,
) {
  const streams = new Map<string, Stream>();
  /** How far away it is, and what becomes of an answer whose request holds this text: it was done, and is not heard of. */
  const conditions: { delayMs: number; lostAnswer: string | null } = { delayMs: 2, lostAnswer: null };
  const seen = { streams: 0, requests: 0, unauthorised: 0, atOnce: 0 };
  const lost = new WeakSet<IncomingMessage>();
  const isLost = (request: IncomingMessage) => lost.has(request);
  let underway = 0;

  async function answer(request: IncomingMessage): Promise<[status: number, body: object]> {
    if (request.method === "GET") return [request.url === "/v3" || request.url === "/v2" ? 200 : 404, {}];
    if (request.headers.authorization !== `Bearer ${authToken}`) {
      seen.unauthorised += 1;
      return [401, { message: "The token is not the server's", code: "AUTH_JWT_INVALID" }];
    }
    seen.requests += 1;
    const sent = await text(request);
    if (conditions.lostAnswer && sent.includes(conditions.lostAnswer)) lost.add(request);
    const { baton, requests } = JSON.parse(sent) as Pipeline;
    const stream = baton ? streams.get(baton) : new Stream(file);
    if (!stream) return [400, { message: "Received an invalid baton", code: "STREAM_EXPIRED" }];
    if (baton) streams.delete(baton);
    else seen.streams += 1;

    const results: object[] = [];
    for (const each of requests) results.push(await stream.answer(each));
    if (stream.closed) return [200, { baton: null, base_url: null, results }];
    const next = randomUUID();
    streams.set(next, stream);
    return [200, { baton: next, base_url: null, results }];
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    underway += 1;
    seen.atOnce = Math.max(seen.atOnce, underway);
    // Far enough away for requests that are sent together to be here together.
    await sleep(conditions.delayMs);
    const answered = (await answerOther(request, response)) ? null : await answer(request);
    underway -= 1;
    if (!answered) return;
    const [status, body] = answered;
    if (isLost(request)) return void response.destroy();
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  }

  const server = createServer((request, response) => {
    // Who goes away in the midst of a question needs no answer.
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;

  return {
    url: `http://127.0.0.1:${port}`,
    authToken,
    seen,
    conditions,
    /** Forgets what is under way, as a server does with a stream that was idle for too long. */
    expireStreams() {
      for (const stream of streams.values()) stream.close();
      streams.clear();
    },
    /** Nobody listens any more; what was promised stands in the file. */
    async goAway() {
      for (const stream of streams.values()) stream.close();
      streams.clear();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    /** Nothing where it is not away. */
    async comeBack() {
      if (server.listening) return;
      await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    },
    async stop() {
      for (const stream of streams.values()) stream.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Pipeline {
  baton: string | null;
  requests: StreamRequest[];
}

type StreamRequest =
  | { type: "execute"; stmt: Statement }
  | { type: "batch"; batch: { steps: { stmt: Statement; condition?: Condition }[] } }
  | { type: "sequence"; sql?: string; sql_id?: number }
  | { type: "store_sql"; sql: string; sql_id: number }
  | { type: "close_sql"; sql_id: number }
  | { type: "get_autocommit" }
  | { type: "close" };

interface Statement {
  sql?: string;
  sql_id?: number;
  args?: Value[];
  want_rows?: boolean;
}

type Condition =
  | { type: "ok" | "error"; step: number }
  | { type: "not"; cond: Condition }
  | { type: "and" | "or"; conds: Condition[] }
  | { type: "is_autocommit" };

type Value =
  | { type: "null" }
  | { type: "integer"; value: string }
  | { type: "float"; value: number }
  | { type: "text"; value: string }
  | { type: "blob"; base64: string };

class Stream {
  closed = false;
  #database: Database.Database;
  #stored = new Map<number, string>();

  constructor(file: string) {
    this.#database = new Database(file);
    this.#database.exec("PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 0");
  }

  async answer(request: StreamRequest): Promise<object> {
    try {
      return { type: "ok", response: { type: request.type, ...(await this.#respond(request)) } };
    } catch (error) {
      return { type: "error", error: asServerError(error) };
    }
  }

  close(): void {
    if (this.closed) return;
    if (this.#database.inTransaction) this.#database.exec("ROLLBACK");
    this.#database.close();
    this.closed = true;
  }

  async #respond(request: StreamRequest): Promise<object> {
    switch (request.type) {
      case "execute":
        return { result: await this.#run(request.stmt) };
      case "batch":
        return { result: await this.#runBatch(request.batch.steps) };
      case "sequence":
        this.#database.exec(this.#textOf(request));
        return {};
      case "store_sql":
        this.#stored.set(request.sql_id, request.sql);
        return {};
      case "close_sql":
        this.#stored.delete(request.sql_id);
        return {};
      case "get_autocommit":
        return { is_autocommit: !this.#database.inTransaction };
      case "close":
        this.close();
        return {};
    }
  }

  async #runBatch(steps: { stmt: Statement; condition?: Condition }[]) {
    const results: (object | null)[] = [];
    const errors: (object | null)[] = [];
    for (const [index, step] of steps.entries()) {
      results[index] = errors[index] = null;
      if (step.condition && !this.#holds(step.condition, results, errors)) continue;
      try {
        results[index] = await this.#run(step.stmt);
      } catch (error) {
        errors[index] = asServerError(error);
      }
    }
    return { step_results: results, step_errors: errors };
  }

  #holds(condition: Condition, results: (object | null)[], errors: (object | null)[]): boolean {
    switch (condition.type) {
      case "ok":
        return Boolean(results[condition.step]);
      case "error":
        return Boolean(errors[condition.step]);
      case "not":
        return !this.#holds(condition.cond, results, errors);
      case "and":
        return condition.conds.every((each) => this.#holds(each, results, errors));
      case "or":
        return condition.conds.some((each) => this.#holds(each, results, errors));
      case "is_autocommit":
        return !this.#database.inTransaction;
    }
  }

  async #run(statement: Statement) {
    const sql = this.#textOf(statement);
    if (/^\s*BEGIN/i.test(sql)) return this.#begin(sql);

    const prepared = this.#database.prepare(sql).safeIntegers(true);
    const args = (statement.args ?? []).map(fromHrana);
    if (!prepared.reader) return outcome([], [], prepared.run(args).changes);

    const rows = prepared.raw(true).all(args) as unknown[][];
    const columns = prepared.columns().map((column) => ({ name: column.name, decltype: column.type }));
    return outcome(columns, statement.want_rows === false ? [] : rows, 0);
  }

  /** Waits, as the real server does, while another stream writes. */
  async #begin(sql: string) {
    for (const until = performance.now() + 5_000; ; await sleep(5)) {
      try {
        this.#database.exec(sql);
        return outcome([], [], 0);
      } catch (error) {
        if (!String(error).includes("locked") || performance.now() > until) throw error;
      }
    }
  }

  #textOf({ sql, sql_id }: { sql?: string; sql_id?: number }): string {
    return sql ?? this.#stored.get(sql_id ?? -1) ?? "";
  }
}

function outcome(cols: object[], rows: unknown[][], affected: number) {
  return {
    cols,
    rows: rows.map((row) => row.map(toHrana)),
    affected_row_count: affected,
    last_insert_rowid: null,
    replication_index: null,
    rows_read: 0,
    rows_written: 0,
    query_duration_ms: 0,
  };
}

function fromHrana(value: Value): unknown {
  if (value.type === "null") return null;
  if (value.type === "blob") return Buffer.from(value.base64, "base64");
  return value.type === "integer" ? BigInt(value.value) : value.value;
}

function toHrana(value: unknown): Value {
  if (typeof value === "bigint") return { type: "integer", value: String(value) };
  if (typeof value === "number") return { type: "float", value };
  if (typeof value === "string") return { type: "text", value };
  if (value instanceof Uint8Array) return { type: "blob", base64: Buffer.from(value).toString("base64") };
  return { type: "null" };
}

function asServerError(error: unknown): { message: string; code: string } {
  const { message, code } = error as { message: string; code?: string };
  return { message: `SQLite error: ${message}`, code: /^SQLITE_[A-Z]+/.exec(code ?? "")?.[0] ?? "UNKNOWN" };
}
