// @ts-check
// Another program on the same file, as Litestream or a backup is: checkpoints, holds read locks, copies; until its input ends.
import { rmSync } from "node:fs";
import path from "node:path";
import Database from "libsql";

const [file = "", folder = ""] = process.argv.slice(2);
const copy = path.join(folder, "copy.db");
const database = new Database(file);
database.exec("PRAGMA busy_timeout = 1000");
let isOver = false;
process.stdin.resume().on("end", () => {
  isOver = true;
});
for (let pass = 0; !isOver; pass++) {
  try {
    if (pass % 4 === 3) {
      rmSync(copy, { force: true });
      database.exec(`VACUUM INTO '${copy}'`);
    } else {
      // Litestream's way: a write of its own, and a checkpoint behind it.
      database.exec("BEGIN IMMEDIATE");
      database.exec("COMMIT");
      database.prepare(`PRAGMA wal_checkpoint(${["PASSIVE", "RESTART", "TRUNCATE"][pass % 3]})`).all();
    }
    process.stdout.write("done\n");
  } catch (error) {
    process.stdout.write(`${String(error).includes("locked") ? "" : `${error}\n`}`);
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
}
database.close();
