import { accessSync, constants, statSync } from "node:fs";
import path from "node:path";
import type { Connection } from "./libsql-adapter.server";
import { DatabaseDamaged, DatabaseReadOnly, DatabaseRefused, nameFault } from "./libsql-errors.server";
import type { Place } from "./libsql-place.server";

/** Checked whole at the start up to this size, which takes a third of a second; the nightly copy is always checked. */
const checkedAtStart = 256 * 1024 * 1024;

/** Refuses a file that is damaged or cannot be written to, before anything is served from it. */
export async function refuseUnsound(connect: () => Connection, place: Place): Promise<void> {
  if (place.kind !== "file") return;
  const size = statSync(place.path, { throwIfNoEntry: false })?.size;
  if (size === undefined) return;
  refuseUnwritable(place.path);
  let connection: Connection | undefined;
  try {
    connection = connect();
    const { rows } = await connection.execute(
      size > checkedAtStart ? "PRAGMA schema_version" : "PRAGMA quick_check(1)",
    );
    const verdict = Object.values(rows[0] ?? {})[0];
    if (size <= checkedAtStart && verdict !== "ok") throw new DatabaseDamaged(String(verdict));
  } catch (error) {
    throw refusal(nameFault(error), place.path);
  } finally {
    connection?.close();
  }
}

/** SQLite would open it all the same, and fail at the first write. Its log is a file beside it. */
function refuseUnwritable(file: string): void {
  for (const place of [file, path.dirname(file)]) {
    try {
      accessSync(place, constants.W_OK);
    } catch (error) {
      throw refusal(new DatabaseReadOnly({ cause: error }), file);
    }
  }
}

function refusal(fault: unknown, file: string): unknown {
  if (fault instanceof DatabaseDamaged)
    return new DatabaseRefused(`The database ${file} is damaged: restore a backup, with npm run restore.`, {
      cause: fault,
    });
  if (fault instanceof DatabaseReadOnly)
    return new DatabaseRefused(
      `The database ${file} cannot be written to: check its owner and how its disk is mounted.`,
      {
        cause: fault,
      },
    );
  return fault;
}

/**
 * Watches that the file by the path stays the one that was opened. Where it was deleted, moved or replaced, SQLite goes
 * on with what nobody will find again: what is written there would be lost with the process.
 */
export class FileWatch {
  #opened: number | undefined;

  constructor(private readonly place: Place) {}

  begin(): void {
    this.#opened = this.#inode();
  }

  get isInPlace(): boolean {
    return this.#opened === undefined || this.#inode() === this.#opened;
  }

  mustBeInPlace(): void {
    if (!this.isInPlace)
      throw new DatabaseDamaged("The database's file was deleted, moved or replaced under the running portal.");
  }

  #inode(): number | undefined {
    if (this.place.kind !== "file") return undefined;
    return statSync(this.place.path, { throwIfNoEntry: false })?.ino;
  }
}
