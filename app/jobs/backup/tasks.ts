import type { Contents, Manifest } from "./manifest";

/** What is asked of the thread that copies databases and reads copies through. */
export type Task = CopyTask | UnpackTask;

export interface CopyTask {
  kind: "copy";
  /** The database's file, in use. */
  from: string;
  /** Where the copy is made; it bears another name until it is whole. */
  to: string;
  /** With it the copy is encrypted, as the last thing. */
  key: string | undefined;
}

export interface UnpackTask {
  kind: "unpack";
  /** A copy, encrypted if its name ends in ".age". */
  from: string;
  to: string;
  key: string | undefined;
  /** What the copy must hold; null where nothing was written of it. */
  manifest: Manifest | null;
  /** Whether to bring it to this build's schema as well, as a start on it would. */
  migrates: boolean;
}

/** What was read of a copy, all of it, whatever was asked. */
export interface Outcome {
  bytes: number;
  sha256: string;
  contents: Contents;
  /** Why the copy is of no use, in words; nothing where it is whole. */
  problems: string[];
  /** How many migrations of this build it does not have yet. */
  pending: number;
}

export type Answer = { outcome: Outcome } | { failure: string };
