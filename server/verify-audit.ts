import { verifyChain } from "~/audit/verify.server";
import { headsIn, inWords } from "~/audit/walk.server";
import { closeDatabase } from "~/infra/db.server";

// `npm run audit:verify [-- 1204:9f86…]`: reads the audit log of DATABASE_URL and changes nothing. A row and its seal that
// were noted elsewhere may follow, as the command or the job printed them: the log must still hold them.
const verified = await verifyChain(headsIn(process.argv.slice(2).join(" ")));
await closeDatabase();
if (verified.broken) {
  const { id, why } = verified.broken;
  process.stderr.write(`Row ${id} of the audit log is not as it was written: ${why}.\n`);
  process.stderr.write(`Before it: ${inWords(verified)}\n`);
  process.exit(1);
}
process.stdout.write(`${inWords(verified)}\n`);
