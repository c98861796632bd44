/** What env.server.ts finds in a test: nothing of the machine's own configuration. */
export function setTestEnvironment(databaseUrl: string): void {
  Object.assign(process.env, {
    NODE_ENV: "test",
    APP_URL: "http://localhost:3000",
    DATABASE_URL: databaseUrl,
    SESSION_SECRET: "of no worth outside the tests, therefore no secret",
    DEMO: "off",
    LOG_LEVEL: "silent",
  });
  for (const name of ["DATABASE_AUTH_TOKEN", "DATABASE_SYNC_URL", "MAILGUN_API_KEY", "MAILGUN_DOMAIN"]) {
    delete process.env[name];
  }
}
