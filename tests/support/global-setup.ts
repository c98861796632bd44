import path from "node:path";
import type { TestProject } from "vitest/node";
import { makeFolder, removeFolder } from "./database";
import { setTestEnvironment } from "./environment";

/** Makes the database that every test file gets a copy of, once. */
export default async function setup(project: TestProject) {
  const folder = makeFolder();
  const template = path.join(folder, "template.db");
  setTestEnvironment(`file:${template}`);
  const { openDatabase, closeDatabase } = await import("~/infra/db.server");
  const { seedReferenceData } = await import("../../prisma/seed/seed.server");

  await openDatabase();
  await seedReferenceData();
  await closeDatabase();
  project.provide("databaseTemplate", template);

  return () => removeFolder(folder);
}
