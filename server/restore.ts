import path from "node:path";
import { parseArgs } from "node:util";
import type { BackupSettings } from "~/infra/env.schema";
import { placeOf } from "~/infra/libsql-place.server";
import { listKept } from "~/jobs/backup/kept.server";
import { type Restored, restore } from "~/jobs/backup/restore.server";
import { failed, settingsOrExit } from "./command";

const usage = `npm run restore -- <copy> [--to <path>] [--unchecked]

Puts a copy in the place of the database of DATABASE_URL, or of another path. Stop the portal first.
The copy is read through before anything is touched; what was there is kept beside it.
  --to <path>   restore there, and leave the portal's database alone
  --unchecked   take a file without its .json, such as cm360.db.before-<migration>
`;

async function main(): Promise<void> {
  const settings = settingsOrExit();
  const options = { to: { type: "string" }, unchecked: { type: "boolean" } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [from] = positionals;
  if (!from) return listCopies(settings);
  const to = values.to ? path.resolve(values.to) : databaseOf(settings);
  const isUnchecked = values.unchecked ?? false;
  const key = settings.BACKUP_KEY;
  const restored = await restore({ from: path.resolve(from), to, key, isUnchecked }, new Date());
  process.stdout.write(`${account(restored, to, !values.to).join("\n")}\n`);
}

async function listCopies(settings: BackupSettings): Promise<void> {
  const copies = await listKept(settings);
  const list = copies.length === 0 ? "No copies were found." : `Copies, newest first:\n  ${copies.join("\n  ")}`;
  process.stderr.write(`${usage}\n${list}\n`);
  process.exitCode = 64;
}

function databaseOf(settings: BackupSettings): string {
  const place = placeOf(settings);
  if (place.kind === "file") return place.path;
  throw new Error("The database is on a server: restore it there. To look into a copy, add --to <path>.");
}

function account(restored: Restored, to: string, isInPlace: boolean): string[] {
  const { madeAt, rows, pending, auditLog, before } = restored;
  const made = madeAt ? `, as it was at ${madeAt}` : "";
  return [
    `Restored ${to}${made}: ${rows.toLocaleString("en-GB")} rows, each as it was copied.`,
    `Audit log: ${auditLog}`,
    before
      ? `What was there before, and whatever was written since the copy, is in ${before}`
      : "Nothing was there before.",
    ...(pending > 0
      ? [`At the next start ${pending} newer ${pending === 1 ? "migration is" : "migrations are"} applied.`]
      : []),
    ...(isInPlace
      ? ["Start the portal. Mails that waited then, and are not older than three days, are sent again."]
      : []),
  ];
}

await main().catch(failed);
