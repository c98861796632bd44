import { createCookie } from "@remix-run/node";
import { onTestFinished } from "vitest";
import { sessionCookieName } from "~/access/session.server";
import { createDatabase, type Database } from "~/infra/libsql-database.server";
import { describeDatabase } from "../../server/describe-database";
import { ownWrites } from "../../server/own-writes";
import { startServer } from "../../server/test-server";
import { makeFolder, removeFolder } from "../support/database";
import type { FarPrimary } from "../support/far-primary";

/** A machine of a region, opened: its copy of the primary, and the server in front of a portal with one page. Whoever asks closes it. */
export async function openMachine(primary: FarPrimary, path?: string) {
  const folder = makeFolder();
  const database = createDatabase(
    { kind: "replica", path: path ?? `${folder}/copy.db`, server: primary.server },
    { fetchEveryMs: 100 },
  );
  let isClosed = false;
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    await database.closeDatabase();
    removeFolder(folder);
  };
  await database.openDatabase();
  const { distance } = database;
  if (!distance?.copy) throw new Error("A machine of a region has a copy.");
  const serve = () =>
    startServer({
      handle: (request) => portal(request, database),
      isReady: database.databaseReady,
      ownWrites: ownWrites(distance),
      describe: () => describeDatabase(distance),
    });
  return { database, distance, copy: distance.copy, serve, port: 0, close };
}

export type Machine = Awaited<ReturnType<typeof openMachine>>;

/** The same for one test, closed when it ends. */
export async function aMachine(primary: FarPrimary, path?: string): Promise<Machine> {
  const machine = await openMachine(primary, path);
  onTestFinished(machine.close);
  return { ...machine, port: (await machine.serve()).port };
}

/** A browser, which keeps its cookies wherever it is led. */
export class Browser {
  readonly cookies = new Map<string, string>();

  async get(machine: { port: number }, path = "/note") {
    return this.#ask(machine, path, {});
  }

  async post(machine: { port: number }, path: string, fields: Record<string, string> = {}) {
    const body = new URLSearchParams(fields);
    return this.#ask(machine, path, { method: "POST", body, headers: { Origin: `http://127.0.0.1:${machine.port}` } });
  }

  async #ask({ port }: { port: number }, path: string, init: RequestInit) {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0)
      headers.set("Cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { ...init, headers, redirect: "manual" });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.cookies.set(name, value);
    }
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  }
}

/** The note is anybody's to read and to write; /mine is for whoever has logged in, and says so. */
async function portal(request: Request, { db, transact }: Database): Promise<Response> {
  const { pathname } = new URL(request.url);
  const token: unknown = await session.parse(request.headers.get("Cookie"));
  const person = typeof token === "string" ? await db.setting.findUnique({ where: { key: `session ${token}` } }) : null;
  if (pathname === "/mine")
    return new Response(person ? `${person.value}'s` : "nobody's", { status: person ? 200 : 403 });
  if (request.method === "GET") {
    const note = await db.setting.findUnique({ where: { key: "note" } });
    return new Response(String(note?.value ?? "nothing"), { headers: { "Content-Type": "text/plain" } });
  }

  const fields = new URLSearchParams(await request.text());
  const headers = new Headers({ Location: "/note" });
  const put = (key: string, value: string) =>
    transact((tx) => tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } }));
  if (pathname === "/login") {
    const name = fields.get("name") ?? "";
    await put(`session ${name}-token`, name);
    headers.append("Set-Cookie", await session.serialize(`${name}-token`));
  } else if (pathname === "/end") {
    await transact((tx) => tx.setting.deleteMany({ where: { key: `session ${fields.get("name")}-token` } }));
  } else if (pathname === "/guarded-note" && !person) {
    return new Response("refused", { status: 403 });
  } else {
    await put("note", fields.get("text") ?? "");
  }
  return new Response(null, { status: 303, headers });
}

const session = createCookie(sessionCookieName, { path: "/", httpOnly: true, sameSite: "lax" });
