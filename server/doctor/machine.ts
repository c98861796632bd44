import { stat } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { type BackupSettings, type Env, parseEnv } from "~/infra/env.schema";
import { placeOf } from "~/infra/libsql-place.server";
import { folderOf } from "~/jobs/backup/kept.server";
import { type Finding, ok, warn, wrong } from "./finding";

type Variables = Record<string, string | undefined>;

export function lookAtNode(version = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return ok("Node", version);
  return wrong("Node", `${version} is too old`, "Install Node 20.19 or newer.");
}

/** The same check as at the start, each variable by itself. */
export function lookAtEnvironment(variables: Variables): { findings: Finding[]; env: Env | null } {
  const { env, problems } = parseEnv({ NODE_ENV: "production", ...variables });
  if (env) return { findings: [ok("Configuration", "every variable can be used"), ...advise(env)], env };
  const findings = problems.map((problem) => {
    const [, name = "", expected = ""] = /^([^:]*): (.*)$/s.exec(problem) ?? [];
    const isSet = Boolean(variables[name]?.trim());
    return wrong(name, isSet ? "cannot be used" : "is not set", `Set ${name} to ${expected}.`);
  });
  return { findings, env: null };
}

function advise(env: Env): Finding[] {
  const { APP_URL, TRUST_PROXY, FLY_APP_NAME, DEMO, ADMIN_PASSWORD, SESSION_SECRET } = env;
  const isHttps = APP_URL.startsWith("https:");
  const findings: Finding[] = [];
  if (isHttps && TRUST_PROXY === 0 && !FLY_APP_NAME) {
    const said = "APP_URL is https, which another program must speak for the portal, and none is trusted";
    findings.push(
      warn("TRUST_PROXY", said, "Set TRUST_PROXY to the number of proxies in front: all visitors count as one else."),
    );
  } else findings.push(ok("APP_URL", `${APP_URL}, ${TRUST_PROXY} trusted ${TRUST_PROXY === 1 ? "proxy" : "proxies"}`));
  findings.push(
    ok("SESSION_SECRET", SESSION_SECRET.length === 1 ? "one, strong" : `${SESSION_SECRET.length}: the first signs`),
  );
  if (DEMO && isHttps)
    findings.push(warn("DEMO", "on, at a public address", "Set DEMO=off, and begin with an empty database."));
  if (ADMIN_PASSWORD)
    findings.push(
      warn(
        "ADMIN_PASSWORD",
        "still set",
        "Once the first admin has logged in, take ADMIN_EMAIL and ADMIN_PASSWORD away.",
      ),
    );
  return findings;
}

export async function lookAtPort(port: number): Promise<Finding> {
  const isFree = await new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
  if (isFree) return ok("Port", `${port} is free`);
  const said = await fetch(`http://127.0.0.1:${port}/livez`, { signal: AbortSignal.timeout(2_000) })
    .then((answer) => answer.text())
    .catch(() => "");
  if (said === "ok\n") return ok("Port", `${port}: the portal serves there`);
  return wrong("Port", `${port} cannot be listened on`, "End what uses it, or set PORT.");
}

/** Whatever holds passwords' hashes or secrets is for its owner alone. */
export async function lookAtModes(settings: BackupSettings): Promise<Finding[]> {
  const place = placeOf(settings);
  const folder = folderOf(settings);
  const files = [path.resolve(".env"), ...(place.kind === "remote" ? [] : [place.path]), ...(folder ? [folder] : [])];
  const findings: Finding[] = [];
  for (const file of files) {
    const found = await stat(file).catch(() => null);
    if (!found || (found.mode & 0o077) === 0) continue;
    const mode = (found.mode & 0o777).toString(8);
    findings.push(warn("File modes", `${file} is ${mode}: others on this machine can read it`, `chmod go-rwx ${file}`));
  }
  return findings.length > 0 ? findings : [ok("File modes", "secrets, database and copies are for their owner alone")];
}
