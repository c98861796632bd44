import { FileConnection } from "~/infra/libsql-file.server";
import { PrismaClient as Stock } from "~/infra/prisma/client";
import { originNow, record, runFrom } from "./recorder";

// In tests this stands in for Prisma's client (vitest.config.ts): it runs the same statements, and says who made them.

/** One client's surface: `$transaction` hands on a client of the same kind, raw queries and models say who asked. */
function observed<Client extends object>(client: Client): Client {
  return new Proxy(client, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (key === "$transaction") return (work: unknown, options: unknown) => transaction(target, value, work, options);
      if (typeof value === "function")
        return /^\$(query|execute)Raw/.test(String(key)) ? asked(target, value) : value.bind(target);
      if (typeof value !== "object" || value === null || !/^[a-z]/.test(String(key))) return value;
      return new Proxy(value, {
        get(model, method) {
          const run: unknown = Reflect.get(model, method);
          return typeof run === "function" ? asked(model, run) : run;
        },
      });
    },
  });
}

function transaction(client: object, start: unknown, work: unknown, options: unknown): unknown {
  const inside = typeof work === "function" ? (tx: object) => work(observed(tx)) : work;
  return Reflect.apply(start as CallableFunction, client, options === undefined ? [inside] : [inside, options]);
}

/** A query is sent when it is awaited: by then nobody knows any more who made it. */
function asked(owner: object, method: unknown) {
  return (...args: unknown[]): unknown => {
    const origin = originNow();
    const query: unknown = Reflect.apply(method as CallableFunction, owner, args);
    if (typeof query !== "object" || query === null || !("then" in query)) return query;
    return new Proxy(query, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== "function") return value;
        return (...rest: unknown[]) => runFrom(origin, () => Reflect.apply(value, target, rest));
      },
    });
  };
}

export const PrismaClient = new Proxy(Stock, {
  construct: (target, args: ConstructorParameters<typeof Stock>) => observed(new target(...args)),
});

const { execute, transaction: begin } = FileConnection.prototype;
FileConnection.prototype.execute = function (statement) {
  note(statement);
  return execute.call(this, statement);
};
FileConnection.prototype.transaction = async function () {
  const open = await begin.call(this);
  return {
    ...open,
    execute: (statement) => {
      note(statement);
      return open.execute(statement);
    },
  };
};

function note(statement: Parameters<typeof execute>[0]): void {
  if (typeof statement === "string") record(statement, []);
  else record(statement.sql, Array.isArray(statement.args) ? statement.args : []);
}
