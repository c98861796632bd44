import { sealUnsealed } from "~/audit/chain.server";
import { inWords, verifyChain } from "~/audit/verify.server";

/** The job's work: fails, and with it alarms the admins, where the log is not as it was written. */
export async function verifyLog(): Promise<string> {
  await sealUnsealed();
  const verified = await verifyChain();
  const { broken } = verified;
  if (broken) throw new Error(`Row ${broken.id} of the audit log is not as it was written: ${broken.why}.`);
  return inWords(verified);
}
