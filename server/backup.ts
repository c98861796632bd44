import path from "node:path";
import { backUp } from "~/jobs/backup/backup.server";
import { newKey } from "~/jobs/backup/encryption.server";
import { failed, settingsOrExit } from "./command";

// `npm run backup`: copies the database of DATABASE_URL, in use or not. `-- new-key` prints a value for BACKUP_KEY.
if (process.argv[2] === "new-key") {
  process.stdout.write(`${await newKey()}\n`);
} else {
  try {
    const made = await backUp(new Date(), settingsOrExit());
    if (!made) throw new Error("The database is on a server, whose provider backs it up: nothing was copied.");
    process.stdout.write(`${made.said}\nIn ${path.dirname(made.file)}\n`);
  } catch (error) {
    failed(error);
  }
}
