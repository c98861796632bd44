import { LibsqlError } from "@libsql/client";

/** Another process held the write lock for longer than a request can wait. */
export class DatabaseBusy extends Error {
  override name = "DatabaseBusy";
  constructor(options?: ErrorOptions) {
    super("Another process holds the database's write lock.", options);
  }
}

/** There is no room left for the change; nothing of it was kept. */
export class DatabaseFull extends Error {
  override name = "DatabaseFull";
  constructor(options?: ErrorOptions) {
    super("There is no room left where the database is stored.", options);
  }
}

const BUSY = 5;
const FULL = 13;
/** An extended result code holds the primary one in its lowest byte. */
const PRIMARY_CODE = 0xff;

export function isBusy(error: unknown): boolean {
  return resultCode(error) === BUSY;
}

/** Names the two conditions that the server answers for, whatever Prisma wrapped them in; all else stays as it is. */
export function nameFault(error: unknown): unknown {
  if (isBusy(error)) return new DatabaseBusy({ cause: error });
  if (resultCode(error) === FULL) return new DatabaseFull({ cause: error });
  return error;
}

/** SQLite's primary result code: of the driver's own error, or of the one that Prisma carries along. */
function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("rawCode" in error && typeof error.rawCode === "number") return error.rawCode & PRIMARY_CODE;
  const code = Number(driverCause(error)?.originalCode);
  return Number.isInteger(code) ? code & PRIMARY_CODE : undefined;
}

interface DriverCause {
  originalCode?: string;
}

function driverCause(error: Error): DriverCause | undefined {
  if ("meta" in error) {
    const meta = error.meta as { driverAdapterError?: { cause?: DriverCause } } | undefined;
    return meta?.driverAdapterError?.cause;
  }
  return error.name === "DriverAdapterError" ? (error.cause as DriverCause) : undefined;
}

// Over HTTP an error carries no numeric result code, without which the adapter cannot tell P2002 from P2003.
const codesByMessage: [RegExp, number][] = [
  [/UNIQUE constraint failed/, 2067],
  [/NOT NULL constraint failed/, 1299],
  [/FOREIGN KEY constraint failed/, 787],
  [/CHECK constraint failed/, 275],
  [/database (table )?is locked|SQLITE_BUSY/, BUSY],
  [/database or disk is full|SQLITE_FULL/, FULL],
];
// "no such table" and its like are recognised only where they stand first.
const prefixes = /^(?:[A-Z_]+: |SQLite error: |error executing a request on the primary: )+/;

/** Gives an error of the remote client the code and the wording that the same error has on a file. */
export function asOnFile(error: unknown): unknown {
  if (!(error instanceof LibsqlError)) return error;
  const message = error.message.replace(prefixes, "");
  const code = error.rawCode ?? codesByMessage.find(([pattern]) => pattern.test(message))?.[1];
  const alike = new LibsqlError(message, error.code, error.extendedCode, code, error);
  // The constructor puts the code in front again.
  alike.message = message;
  return alike;
}
