// @ts-check
import { randomBytes } from "node:crypto";
import { appendFileSync, existsSync, readFileSync } from "node:fs";

/** A fresh clone has no secret to sign its cookies with: it gets one of its own, which stays in `.env`. */
export function provideSecret() {
  if (existsSync(".env")) process.loadEnvFile(".env");
  if (process.env.SESSION_SECRET) return;

  const secret = randomBytes(32).toString("base64url");
  const newLine = existsSync(".env") && !readFileSync(".env", "utf8").endsWith("\n") ? "\n" : "";
  appendFileSync(
    ".env",
    `${newLine}# Signs cookies and seals links in mails. Made by this machine for itself; whoever has it can forge both.\nSESSION_SECRET=${secret}\n`,
    { mode: 0o600 },
  );
  process.env.SESSION_SECRET = secret;
  console.log("Wrote a session secret of this machine's own to .env");
}
