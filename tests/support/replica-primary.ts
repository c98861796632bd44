import path from "node:path";
import type { TestProject } from "vitest/node";
import { makeFolder, removeFolder } from "./database";
import { startHranaServer } from "./hrana-server";
import { startReplication } from "./replication";

declare module "vitest" {
  interface ProvidedContext {
    /** The primary that the replicas of the tests follow. */
    replicaPrimary: { url: string; authToken: string };
  }
}

/** Runs beside the tests, not in them: a replica that fetches holds up its own process until the primary has answered. */
export default async function setup(project: TestProject) {
  const folder = makeFolder();
  const file = path.join(folder, "primary.db");
  const replication = startReplication(file);
  const { url, authToken, stop } = await startHranaServer(file, "the primary's token", replication.answer);
  project.provide("replicaPrimary", { url, authToken });

  return async () => {
    await stop();
    replication.stop();
    removeFolder(folder);
  };
}
