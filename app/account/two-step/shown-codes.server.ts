import { createCookie } from "@remix-run/node";
import { env } from "~/infra/env.server";
import { seal, unseal } from "~/infra/secrets.server";
import { areNewest } from "~/login/recovery-codes.server";

/** So long the page shows them, in seconds, unless their owner says before that they are kept. */
const lifetime = 10 * 60;

/** Carries new recovery codes, encrypted, to the one page that shows them; nothing but this browser holds them. */
export async function carryCodes(userId: string, codes: readonly string[], now = new Date()): Promise<string> {
  const content: Content = { userId, codes, until: now.getTime() + lifetime * 1000 };
  return codesCookie.serialize(seal(JSON.stringify(content)));
}

/** The codes that this browser may show to this person; null where there are none, or newer ones were made elsewhere. */
export async function shownCodes(
  request: Request,
  userId: string,
  now = new Date(),
): Promise<readonly string[] | null> {
  const sealed: unknown = await codesCookie.parse(request.headers.get("Cookie"));
  const text = typeof sealed === "string" && sealed !== "" ? unseal(sealed) : null;
  const content = text ? contentOf(text) : null;
  if (content?.userId !== userId || content.until <= now.getTime()) return null;
  return (await areNewest(userId, content.codes)) ? content.codes : null;
}

/** The Set-Cookie value after which they are shown no more. */
export async function clearedCodesCookie(): Promise<string> {
  return codesCookie.serialize("", { maxAge: 0 });
}

interface Content {
  userId: string;
  codes: readonly string[];
  until: number;
}

/** Null for what was sealed for another purpose. */
function contentOf(text: string): Content | null {
  if (!text.startsWith("{")) return null;
  const content = JSON.parse(text) as Partial<Content>;
  return content.userId && content.codes && content.until ? (content as Content) : null;
}

const secure = env.APP_URL.startsWith("https:");

const codesCookie = createCookie(secure ? "__Host-recovery-codes" : "recovery-codes", {
  httpOnly: true,
  maxAge: lifetime,
  path: "/",
  sameSite: "lax",
  secure,
});
