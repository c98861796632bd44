import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { BackupSettings } from "~/infra/env.schema";
import { placeOf } from "~/infra/libsql-place.server";
import { makePrivate } from "./files.server";
import { type Manifest, manifestText, readManifest } from "./manifest";
import { backupsAmong, companionsOf } from "./rotation";

/** Where the copies lie; null where the database is on a server. */
export function folderOf(settings: BackupSettings): string | null {
  const place = placeOf(settings);
  if (place.kind !== "file") return null;
  return path.resolve(settings.BACKUP_DIR ?? path.join(path.dirname(place.path), "backups"));
}

/** The copies' files, newest first. */
export async function listKept(settings: BackupSettings): Promise<string[]> {
  const folder = folderOf(settings);
  if (!folder) return [];
  const names = await readdir(folder).catch(() => []);
  return backupsAmong(names).map((name) => path.join(folder, name));
}

/** Writes beside a copy what it holds, and the checksums of both, as `sha256sum -c` reads them. */
export async function writeCompanions(file: string, manifest: Manifest): Promise<void> {
  const beside = companionsOf(file);
  const text = manifestText(manifest);
  const lines = `${manifest.sha256}  ${path.basename(file)}\n${sha256(text)}  ${path.basename(beside.manifest)}\n`;
  await writeFile(beside.manifest, text, { mode: 0o600 });
  await writeFile(beside.checksums, lines, { mode: 0o600 });
  await makePrivate(beside.manifest);
  await makePrivate(beside.checksums);
}

/** What is written of a copy; null where nothing is. Throws where that was changed. */
export async function readCompanions(file: string): Promise<Manifest | null> {
  const beside = companionsOf(file);
  const text = await readFile(beside.manifest, "utf8").catch(() => null);
  if (text === null) return null;
  const manifest = readManifest(text);
  if (!manifest) throw new Error(`${beside.manifest} cannot be read: it is damaged, or of a newer build`);
  const lines = await readFile(beside.checksums, "utf8").catch(() => null);
  const isSame = lines === null || (lines.includes(manifest.sha256) && lines.includes(sha256(text)));
  if (!isSame) throw new Error(`${beside.manifest} is not the one whose checksum is in ${beside.checksums}`);
  return manifest;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
