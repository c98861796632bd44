import { stat } from "node:fs/promises";
import path from "node:path";
import { type BackupSettings, type Env, isLoopback } from "~/infra/env.schema";
import { placeOf } from "~/infra/libsql-place.server";
import { listKept, readCompanions } from "~/jobs/backup/kept.server";
import { madeAt } from "~/jobs/backup/rotation";
import { type Finding, ok, warn, wrong } from "./finding";

/** Asks Mailgun what it knows of the domain; sends nothing. */
export async function lookAtMailgun(env: Env): Promise<Finding[]> {
  const { MAILGUN_API_KEY: key, MAILGUN_DOMAIN: domain, MAILGUN_API_URL: url, DEMO } = env;
  if (!key || !domain)
    return [warn("Mailgun", "not set up: no mail leaves", "Set MAILGUN_API_KEY and MAILGUN_DOMAIN.")];
  if (DEMO && !isLoopback(url)) return [ok("Mailgun", "not asked: in a demonstration no mail leaves")];
  return [await ask(url, domain, key), lookAtWebhook(env)];
}

async function ask(url: string, domain: string, key: string): Promise<Finding> {
  const authorization = `Basic ${Buffer.from(`api:${key}`).toString("base64")}`;
  try {
    const answer = await fetch(`${url}/v3/domains/${encodeURIComponent(domain)}`, {
      ...{ headers: { authorization }, signal: AbortSignal.timeout(5_000), redirect: "error" },
    });
    if (answer.status === 401 || answer.status === 403)
      return wrong(
        "Mailgun",
        `refuses the key (${answer.status})`,
        "Set MAILGUN_API_KEY anew. A key that may only send is refused here too, and works.",
      );
    if (answer.status === 404)
      return wrong(
        "Mailgun",
        `does not know ${domain}`,
        "Check MAILGUN_DOMAIN; for the EU, MAILGUN_API_URL=https://api.eu.mailgun.net",
      );
    if (!answer.ok) return warn("Mailgun", `answers ${answer.status}`, "Try again; see Mailgun's status page.");
    const told = (await answer.json().catch(() => null)) as { domain?: { state?: string } } | null;
    const state = told?.domain?.state;
    if (state && state !== "active")
      return warn("Mailgun", `${domain} is not active yet`, "Complete its DNS records in Mailgun's control panel.");
    return ok("Mailgun", `knows the key and ${domain}`);
  } catch {
    return wrong(
      "Mailgun",
      `${new URL(url).host} does not answer within 5 s`,
      "Check MAILGUN_API_URL, and that this machine may reach it.",
    );
  }
}

function lookAtWebhook({ MAILGUN_WEBHOOK_KEY: key, APP_URL }: Env): Finding {
  if (key) return ok("Mailgun's events", `come to ${APP_URL}/webhooks/mailgun`);
  return warn(
    "Mailgun's events",
    "are not heard: mails that come back stay unseen",
    "Set MAILGUN_WEBHOOK_KEY: docs/operations.md.",
  );
}

/** Whether there is a copy of last night that could be restored. */
export async function lookAtBackups(settings: BackupSettings, now: Date): Promise<Finding[]> {
  if (placeOf(settings).kind !== "file") return [ok("Copies", "the database's server keeps them")];
  const [newest] = await listKept(settings);
  if (!newest) return [warn("Copies", "there is none yet", "npm run backup; every night the portal makes one.")];
  const name = path.basename(newest);
  if (newest.endsWith(".age") && !settings.BACKUP_KEY)
    return [
      wrong("Copies", `${name} is encrypted, and there is no key`, "Set BACKUP_KEY to the key it was made with."),
    ];
  try {
    const [manifest, { size }] = [await readCompanions(newest), await stat(newest)];
    if (manifest?.bytes !== size)
      return [wrong("Copies", `${name} is not as it was written`, "npm run backup, and look at the disk.")];
  } catch (error) {
    return [wrong("Copies", error instanceof Error ? error.message : `${name} cannot be read`, "npm run backup")];
  }
  const hours = Math.floor((now.getTime() - (madeAt(name)?.getTime() ?? 0)) / 3_600_000);
  if (hours > 26)
    return [warn("Copies", `the newest is ${hours} hours old`, "See the job “Back up the database” at /admin/jobs.")];
  return [ok("Copies", `${name} is ${hours} h old`)];
}
