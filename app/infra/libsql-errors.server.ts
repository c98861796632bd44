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

/** The database can be read and not changed: the disk was mounted so, or the file belongs to somebody else. */
export class DatabaseReadOnly extends Error {
  override name = "DatabaseReadOnly";
  constructor(options?: ErrorOptions) {
    super("The database cannot be written to.", options);
  }
}

/** The file is damaged or gone, or the disk fails: what is read may be wrong, and what is written be lost. */
export class DatabaseDamaged extends Error {
  override name = "DatabaseDamaged";
  constructor(message = "The database's file cannot be read as it should.", options?: ErrorOptions) {
    super(message, options);
  }
}

/** The portal cannot start on this database; the message says why, and what to do. */
export class DatabaseRefused extends Error {
  override name = "DatabaseRefused";
}

/** The primary cannot be reached, or has not answered in time. */
export class DatabaseUnreachable extends Error {
  override name = "DatabaseUnreachable";
  /** Whether anything had been sent before the contact was lost. */
  readonly wasSent: boolean;
  /** Whether it was the commit that got no answer: then nobody knows whether the change was kept. */
  readonly mayBeKept: boolean;
  constructor({ wasSent = false, mayBeKept = false, ...options }: ErrorOptions & Lost = {}) {
    super("The primary database cannot be reached.", options);
    this.wasSent = wasSent;
    this.mayBeKept = mayBeKept;
  }
}

interface Lost {
  wasSent?: boolean;
  mayBeKept?: boolean;
}

const BUSY = 5;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;
const damages = new Set([IOERR, CORRUPT, CANTOPEN, NOTADB]);
/** The disk may be full while SQLite grows its index of the log; it says so with codes of its own. */
const noRoomForIndex = new Set([4874, 5386]); // IOERR_SHMSIZE, IOERR_SHMMAP
/** An extended result code holds the primary one in its lowest byte. */
const PRIMARY_CODE = 0xff;

export function isBusy(error: unknown): boolean {
  return resultCode(error) === BUSY;
}

/** How a server says that it gave up a transaction that took too long: nothing of it was kept. */
const TAKEN_BACK = /^(?:STREAM_EXPIRED|TRANSACTION_(?:CLOSED|TIMEOUT|BUSY)|HRANA_CLOSED_ERROR)$/;

export function isTakenBack(error: unknown): boolean {
  return error instanceof LibsqlError && TAKEN_BACK.test(error.code);
}

/** Names the conditions that the server answers for, whatever Prisma wrapped them in; all else stays as it is. */
export function nameFault(error: unknown): unknown {
  if (isNamed(error)) return error;
  const code = resultCode(error);
  if (code === BUSY) return new DatabaseBusy({ cause: error });
  if (code === FULL || noRoomForIndex.has(extendedCode(error) ?? 0)) return new DatabaseFull({ cause: error });
  if (code === READONLY) return new DatabaseReadOnly({ cause: error });
  if (code !== undefined && damages.has(code)) return new DatabaseDamaged(undefined, { cause: error });
  return error;
}

function isNamed(error: unknown): boolean {
  return [DatabaseBusy, DatabaseFull, DatabaseReadOnly, DatabaseDamaged].some((fault) => error instanceof fault);
}

/** SQLite's primary result code. */
function resultCode(error: unknown): number | undefined {
  const code = extendedCode(error);
  return code === undefined ? undefined : code & PRIMARY_CODE;
}

/** The code of the driver's own error, or of the one that Prisma carries along. */
function extendedCode(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("rawCode" in error && typeof error.rawCode === "number") return error.rawCode;
  const code = Number(driverCause(error)?.originalCode ?? Number.NaN);
  return Number.isInteger(code) ? code : undefined;
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
