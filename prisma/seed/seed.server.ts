import { env } from "~/infra/env.server";
import { seedFirstAdmin } from "./first-admin.server";
import { seedReferenceData } from "./reference.server";

export { FirstAdminRefused } from "./first-admin.server";
export { seedReferenceData };

/** What a portal needs to be opened; done at each start, and next to nothing where it was done before. */
export async function seed(): Promise<void> {
  await seedReferenceData();
  await seedFirstAdmin();
  if (!env.DEMO) return;
  const { seedDemo } = await import("./demo.server");
  await seedDemo();
}
