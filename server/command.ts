import { existsSync } from "node:fs";
import { type BackupSettings, parseBackupSettings } from "~/infra/env.schema";

/** What the commands about copies need of the configuration; the rest of it may be missing or wrong. */
export function settingsOrExit(): BackupSettings {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const { settings, problems } = parseBackupSettings(process.env);
  if (settings) return settings;
  process.stderr.write(`Please set:\n${problems.map((problem) => `  ${problem}\n`).join("")}`);
  process.exit(78);
}

/** Says why a command did not do what it was asked, and ends it with 1. */
export function failed(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
