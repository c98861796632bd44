import { existsSync } from "node:fs";
import { type Env, parseEnv } from "~/infra/env.schema";

/** EX_CONFIG of sysexits.h: a supervisor need not try again. */
const configurationError = 78;

/** The configuration, checked once, at the start: no module reads process.env by itself. */
export const env: Env = load();

function load() {
  // A developer's .env must not decide how tests end. Values that are set already win over the file's.
  if (process.env.NODE_ENV !== "test" && existsSync(".env")) process.loadEnvFile(".env");

  const { env, problems } = parseEnv(process.env);
  if (env) return env;

  process.stderr.write(`CM360 cannot start. Please set:\n${problems.map((problem) => `  ${problem}\n`).join("")}`);
  process.exit(configurationError);
}
