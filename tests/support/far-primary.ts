import path from "node:path";
import { makeFolder, removeFolder } from "./database";
import { startHranaServer } from "./hrana-server";
import { startReplication } from "./replication";

export type FarPrimary = Awaited<ReturnType<typeof startFarPrimary>>;

/** An empty primary on a machine of its own, as far away and as reliable as a test says. */
export async function startFarPrimary() {
  const folder = makeFolder();
  const file = path.join(folder, "primary.db");
  const replication = startReplication(file);
  const server = await startHranaServer(file, "the primary's token", replication.answer);
  return {
    server,
    folder,
    file,
    /** How old, at least, is what it hands to copies. */
    lagBy(ms: number) {
      replication.conditions.lagMs = ms;
    },
    async stop() {
      await server.stop().catch(() => {});
      replication.stop();
      removeFolder(folder);
    },
  };
}
