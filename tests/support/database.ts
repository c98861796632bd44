import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

declare module "vitest" {
  interface ProvidedContext {
    /** A database file with every migration and the reference data, to be copied, not used. */
    databaseTemplate: string;
  }
}

/** A folder that nobody else uses. */
export function makeFolder(): string {
  return mkdtempSync(path.join(tmpdir(), "cm360-test-"));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** A database of one's own in the folder, as it was when the template was made. */
export function copyDatabase(template: string, folder: string, name = "cm360.db"): string {
  const file = path.join(folder, name);
  copyFileSync(template, file);
  return file;
}
