// Another process that takes a database's write lock: says so on its output, and lets go when its input ends.
import Database from "libsql";

const database = new Database(process.argv[2] ?? "");
database.exec("BEGIN IMMEDIATE");
process.stdout.write("held\n");
process.stdin.resume().on("end", () => {
  database.exec("COMMIT");
  process.stdout.write("released\n", () => process.exit(0));
});
