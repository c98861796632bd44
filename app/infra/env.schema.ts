import { z } from "zod";

const loopbackHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether an address points at this very machine, where http is safe. */
export function isLoopback(address: string) {
  return URL.canParse(address) && loopbackHosts.has(new URL(address).hostname);
}

/** Reads the configuration; where it cannot be used, says which variable is wrong and what is expected, never its value. */
export function parseEnv(
  variables: Record<string, string | undefined>,
): { env: Env; problems?: never } | { problems: string[]; env?: never } {
  const result = Variables.safeParse(filled(variables));
  if (!result.success) return { problems: said(result.error) };

  const { APP_URL, MAIL_FROM, SESSION_SECRET, ...rest } = result.data;
  const appUrl = APP_URL ?? `http://localhost:${rest.PORT}`;
  const env = {
    ...rest,
    APP_URL: appUrl,
    MAIL_FROM: MAIL_FROM ?? `CM360 <no-reply@${rest.MAILGUN_DOMAIN ?? new URL(appUrl).hostname}>`,
    SESSION_SECRET: SESSION_SECRET ?? (["of no use outside development and tests"] as Secrets),
  };
  return { env };
}

/** What copying and restoring a database needs to know: the rest may be missing or wrong when a copy is needed most. */
export type BackupSettings = Pick<
  Env,
  "DATABASE_URL" | "DATABASE_AUTH_TOKEN" | "DATABASE_SYNC_URL" | "BACKUP_DIR" | "BACKUP_KEY"
>;

export function parseBackupSettings(
  variables: Record<string, string | undefined>,
): { settings: BackupSettings; problems?: never } | { problems: string[]; settings?: never } {
  const result = BackupFields.safeParse(filled(variables));
  return result.success ? { settings: result.data } : { problems: said(result.error) };
}

export type Env = z.output<typeof Variables> & { APP_URL: string; MAIL_FROM: string; SESSION_SECRET: Secrets };
type Secrets = [string, ...string[]];

/** What is set to nothing is not set. */
function filled(variables: Record<string, string | undefined>) {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
}

function said({ issues }: z.ZodError): string[] {
  return issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
}

const appUrlExpected = "an address without a path, such as https://cm360.example.com";
const secretExpected =
  "at least 32 random characters that appear in no example (several, separated by commas, while rotating)";
const exampleSecret = /change.?me|example|placeholder|replace|your.secret|super.duper/i;

function isStrongSecret(secret: string) {
  return secret.length >= 32 && new Set(secret).size >= 8 && !exampleSecret.test(secret);
}

function hasProtocol(...protocols: string[]) {
  return (address: string) => URL.canParse(address) && protocols.includes(new URL(address).protocol);
}

const isRemoteDatabase = hasProtocol("libsql:", "https:", "http:", "wss:", "ws:");

const Fields = z.object({
  // Unset means production: forgetting it must never loosen anything.
  NODE_ENV: z.enum(["production", "development", "test"], "production, development or test").default("production"),
  PORT: z.coerce
    .number("a port number")
    .int("a port number")
    .min(1, "1 or more")
    .max(65_535, "65535 or less")
    .default(3000),
  METRICS_PORT: z.coerce
    .number("a port number")
    .int("a port number")
    .min(1, "1 or more")
    .max(65_535, "65535 or less")
    .optional(),
  METRICS_HOST: z.string().default("127.0.0.1"),
  APP_URL: z
    .string()
    .transform((address) => address.replace(/\/$/, ""))
    .refine((address) => hasProtocol("http:", "https:")(address) && new URL(address).origin === address, appUrlExpected)
    .optional(),

  DATABASE_URL: z
    .string()
    .refine((url) => url.startsWith("file:") || isRemoteDatabase(url), "file:… or libsql://…")
    .default("file:./data/cm360.db"),
  DATABASE_AUTH_TOKEN: z.string().optional(),
  BACKUP_DIR: z.string().optional(),
  BACKUP_KEY: z
    .string()
    .regex(/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/, "a key as `npm run backup -- new-key` prints it")
    .optional(),
  DATABASE_SYNC_URL: z.string().refine(isRemoteDatabase, "the primary's address, libsql://… or https://…").optional(),

  SESSION_SECRET: z
    .string()
    .transform((text) => text.split(",").map((secret) => secret.trim()) as Secrets)
    .optional(),
  ADMIN_EMAIL: z.email("an email address").optional(),
  ADMIN_PASSWORD: z.string().min(15, "15 to 128 characters").max(128, "15 to 128 characters").optional(),
  TRUST_PROXY: z.coerce
    .number("the number of proxies in front")
    .int("the number of proxies in front")
    .min(0, "0 or more")
    .max(10, "10 or fewer")
    .default(0),
  FLY_APP_NAME: z.string().optional(),

  MAILGUN_API_KEY: z.string().optional(),
  MAILGUN_DOMAIN: z.string().optional(),
  MAILGUN_API_URL: z
    .string()
    .transform((address) => address.replace(/\/$/, ""))
    .refine((address) => hasProtocol("https:")(address) || isLoopback(address), "an https address")
    .default("https://api.mailgun.net"),
  MAILGUN_WEBHOOK_KEY: z.string().min(16, "the signing key of Mailgun's webhooks, of 16 characters or more").optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, "an email address, such as CM360 <no-reply@example.com>")
    .optional(),

  DEMO: z
    .enum(["on", "off"], "on or off")
    .default("off")
    .transform((demo) => demo === "on"),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "fatal, error, warn, info, debug, trace or silent",
    )
    .optional(),
});

const Variables = Fields.superRefine((variables, context) => {
  const expect = (name: string, expected: string) =>
    context.addIssue({ code: "custom", path: [name], message: expected });
  const production = variables.NODE_ENV === "production";

  if (production && !variables.SESSION_SECRET?.every(isStrongSecret)) expect("SESSION_SECRET", secretExpected);
  if (production && variables.APP_URL?.startsWith("http:") && !isLoopback(variables.APP_URL)) {
    expect("APP_URL", "an https address, for it is not this machine's own");
  }
  if (variables.METRICS_PORT === variables.PORT) expect("METRICS_PORT", "another port than PORT, which visitors reach");
  if (variables.DATABASE_SYNC_URL && !variables.DATABASE_URL.startsWith("file:")) {
    expect("DATABASE_URL", "file:…, for a replica of DATABASE_SYNC_URL is kept in a file");
  }
  for (const [one, other] of [
    ["ADMIN_EMAIL", "ADMIN_PASSWORD"],
    ["MAILGUN_API_KEY", "MAILGUN_DOMAIN"],
  ] as const) {
    if (variables[one] && !variables[other]) expect(other, `a value, for ${one} is set`);
    if (variables[other] && !variables[one]) expect(one, `a value, for ${other} is set`);
  }
}).transform(({ LOG_LEVEL, ...variables }) => ({
  ...variables,
  LOG_LEVEL: LOG_LEVEL ?? (variables.NODE_ENV === "test" ? "silent" : "info"),
}));

const BackupFields = Fields.pick({
  DATABASE_URL: true,
  DATABASE_AUTH_TOKEN: true,
  DATABASE_SYNC_URL: true,
  BACKUP_DIR: true,
  BACKUP_KEY: true,
});
