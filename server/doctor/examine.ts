import { type BackupSettings, parseBackupSettings } from "~/infra/env.schema";
import { lookAtDatabase } from "./database";
import type { Finding } from "./finding";
import { lookAtJobs } from "./jobs";
import { lookAtEnvironment, lookAtModes, lookAtNode, lookAtPort } from "./machine";
import { lookAtBackups, lookAtMailgun } from "./outside";

/** Looks at all that can be looked at: where the configuration is broken, at the rest. Changes nothing and sends nothing. */
export async function examine(variables: Record<string, string | undefined>, now: Date): Promise<Finding[]> {
  const { findings, env } = lookAtEnvironment(variables);
  const settings: BackupSettings | undefined = parseBackupSettings(variables).settings;
  return [
    lookAtNode(),
    ...findings,
    ...(env ? [await lookAtPort(env.PORT)] : []),
    ...(settings ? await lookAtDatabase(settings, now) : []),
    ...(settings ? await lookAtModes(settings) : []),
    ...(settings ? await lookAtBackups(settings, now) : []),
    // Its list knows the whole portal, which does not load without a configuration.
    ...(env && settings ? lookAtJobs((await import("~/jobs/list.server")).jobs, settings, now) : []),
    ...(env ? await lookAtMailgun(env) : []),
  ];
}
