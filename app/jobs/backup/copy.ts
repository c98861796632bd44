/** What is asked of the thread that copies the database. */
export interface CopyTask {
  /** The database's file, in use. */
  from: string;
  /** Where the copy is made; it bears another name until it is whole. */
  to: string;
}

export interface Copied {
  bytes: number;
  sha256: string;
  /** The newest migration that the copy holds. */
  migration: string;
  foreignKeyProblems: number;
  /** "ok", or what SQLite found. */
  integrity: string;
}

export type CopyAnswer = { copied: Copied } | { problem: string };
