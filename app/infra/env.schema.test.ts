import { describe, expect, it } from "vitest";
import { parseBackupSettings, parseEnv } from "~/infra/env.schema";

const secret = "vN2k8Qx1Lr7Zt4Bw9Hc3Jm6Pd5Sf0GyA";
const production = { NODE_ENV: "production", SESSION_SECRET: secret };

function problemsOf(variables: Record<string, string>) {
  return parseEnv({ ...production, ...variables }).problems ?? [];
}

function envOf(variables: Record<string, string>) {
  const { env, problems } = parseEnv({ ...production, ...variables });
  if (!env) throw new Error(problems.join("\n"));
  return env;
}

describe("with a secret alone", () => {
  it("the portal serves this machine, sends no mail and holds no demonstration", () => {
    expect(envOf({})).toEqual({
      NODE_ENV: "production",
      PORT: 3000,
      APP_URL: "http://localhost:3000",
      DATABASE_URL: "file:./data/cm360.db",
      SESSION_SECRET: [secret],
      TRUST_PROXY: 0,
      MAILGUN_API_URL: "https://api.mailgun.net",
      MAIL_FROM: "CM360 <no-reply@localhost>",
      DEMO: false,
      LOG_LEVEL: "info",
      METRICS_HOST: "127.0.0.1",
    });
  });

  it("what is set to nothing is not set", () => {
    expect(envOf({ PORT: "", APP_URL: " ", ADMIN_EMAIL: "" })).toEqual(envOf({}));
  });

  it("an environment without a name is production", () => {
    expect(parseEnv({ SESSION_SECRET: secret }).env?.NODE_ENV).toBe("production");
    expect(parseEnv({}).problems).toHaveLength(1);
  });
});

describe("the session secret", () => {
  it.each([
    "",
    "short",
    "super-duper-s3cret",
    "x".repeat(64),
    `example-${secret}`,
    `change-me-${secret}`,
    `${secret},short`,
    `${secret},`,
  ])("D-2 is refused in production as '%s', and not repeated", (SESSION_SECRET) => {
    const problems = problemsOf({ SESSION_SECRET });
    expect(problems).toEqual([expect.stringMatching(/^SESSION_SECRET: at least 32 random characters/)]);
    if (SESSION_SECRET) expect(problems.join()).not.toContain(SESSION_SECRET);
  });

  it("D-3 may be several while it is rotated", () => {
    expect(envOf({ SESSION_SECRET: `${secret}, ${secret}old` }).SESSION_SECRET).toEqual([secret, `${secret}old`]);
  });

  it("is not asked for in development", () => {
    expect(parseEnv({ NODE_ENV: "development" }).env?.SESSION_SECRET).toHaveLength(1);
  });
});

describe("the portal's address", () => {
  it("follows the port", () => {
    expect(envOf({ PORT: "4130" }).APP_URL).toBe("http://localhost:4130");
  });

  it("loses a slash at its end", () => {
    expect(envOf({ APP_URL: "https://cm360.example/" }).APP_URL).toBe("https://cm360.example");
  });

  it.each([
    "http://cm360.example",
    "https://cm360.example/app",
    "cm360.example",
    "ftp://cm360.example",
    "javascript:0",
  ])("is refused as %s", (APP_URL) => {
    expect(problemsOf({ APP_URL })).toEqual([expect.stringMatching(/^APP_URL: /)]);
  });

  it.each(["http://localhost:3000", "http://127.0.0.1", "http://[::1]:3000"])(
    "may be plain http on this machine: %s",
    (APP_URL) => {
      expect(envOf({ APP_URL }).APP_URL).toBe(APP_URL);
    },
  );
});

describe("what belongs together", () => {
  it.each([
    ["MAILGUN_DOMAIN", { MAILGUN_API_KEY: "k" }],
    ["MAILGUN_API_KEY", { MAILGUN_DOMAIN: "mg.cm360.example" }],
    ["ADMIN_PASSWORD", { ADMIN_EMAIL: "ada@cm360.example" }],
    ["ADMIN_EMAIL", { ADMIN_PASSWORD: "a calm river at dawn" }],
    ["DATABASE_URL", { DATABASE_SYNC_URL: "libsql://primary.example", DATABASE_URL: "libsql://other.example" }],
  ])("%s is asked for", (name, variables) => {
    expect(problemsOf(variables)).toEqual([expect.stringMatching(new RegExp(`^${name}: `))]);
  });

  it("mail is sent from Mailgun's domain unless another sender is named", () => {
    const mailgun = { MAILGUN_API_KEY: "k", MAILGUN_DOMAIN: "mg.cm360.example" };
    expect(envOf(mailgun).MAIL_FROM).toBe("CM360 <no-reply@mg.cm360.example>");
    expect(envOf({ ...mailgun, MAIL_FROM: "Portal <hi@cm360.example>" }).MAIL_FROM).toBe("Portal <hi@cm360.example>");
  });
});

it.each([
  ["PORT", "eighty"],
  ["PORT", "70000"],
  ["TRUST_PROXY", "true"],
  ["TRUST_PROXY", "-1"],
  ["DATABASE_URL", "postgres://x"],
  ["MAILGUN_API_URL", "http://mail.example"],
  ["MAIL_FROM", "nobody"],
  ["MAIL_FROM", "a@b.example\r\nBcc: c@d.example"],
  ["DEMO", "yes"],
  ["LOG_LEVEL", "loud"],
  ["NODE_ENV", "staging"],
])("%s is refused as %j, and only its name is told", (name, value) => {
  const problems = problemsOf({ [name]: value });
  expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name}: `))]);
  expect(problems.join()).not.toContain(value);
});

it("all that is wrong is told at once", () => {
  expect(problemsOf({ PORT: "x", DEMO: "x", SESSION_SECRET: "" }).map((text) => text.split(":")[0])).toEqual(
    expect.arrayContaining(["PORT", "DEMO"]),
  );
});

describe("what is beside the portal", () => {
  it("metrics never share the port that visitors reach", () => {
    expect(problemsOf({ METRICS_PORT: "3000" })).toEqual([expect.stringMatching(/^METRICS_PORT: another port/)]);
    expect(envOf({ METRICS_PORT: "9091" })).toMatchObject({ METRICS_PORT: 9091, METRICS_HOST: "127.0.0.1" });
  });

  it("a key for copies is one of age's, and is not repeated where it is not", () => {
    expect(problemsOf({ BACKUP_KEY: "a password" })).toEqual([expect.stringMatching(/^BACKUP_KEY: a key as/)]);
    expect(problemsOf({ BACKUP_KEY: `AGE-SECRET-KEY-1${"Q".repeat(58)}` })).toEqual([]);
  });

  it("copying and restoring need the database's address alone", () => {
    expect(parseBackupSettings({ PORT: "many", SESSION_SECRET: "short" }).settings).toEqual({
      DATABASE_URL: "file:./data/cm360.db",
    });
    expect(parseBackupSettings({ BACKUP_KEY: "a password" }).problems).toHaveLength(1);
  });
});
