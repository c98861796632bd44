import { sealUnsealed } from "~/audit/chain.server";
import { verifyChain } from "~/audit/verify.server";
import { inWords } from "~/audit/walk.server";

/** The job's work: fails, and with it alarms the admins, where the log is not as it was written. */
export async function verifyLog(): Promise<string> {
  await sealUnsealed();
  const verified = await verifyChain();
  const { broken } = verified;
  if (broken) throw new Error(`Row ${broken.id} of the audit log is not as it was written: ${broken.why}.`);
  return inWords(verified);
}
