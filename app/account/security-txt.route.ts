import { env } from "~/infra/env.server";

const day = 86_400_000;

/** Whom to tell of a weakness, as RFC 9116 has it: the mailbox that RFC 2142 gives every domain for that. */
export function loader() {
  const contact = `security@${new URL(env.APP_URL).hostname}`;
  const expires = new Date(Date.now() + 180 * day).toISOString();
  const lines = [`Contact: mailto:${contact}`, `Expires: ${expires}`, "Preferred-Languages: en", ""];
  return new Response(lines.join("\n"), {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=86400" },
  });
}
