import { createCookie } from "@remix-run/node";
import { env } from "~/infra/env.server";
import { seal, unseal } from "~/infra/secrets.server";

/** Carries a new address, encrypted, over the redirect to the one page that shows it. */
export async function carryAddress(address: string): Promise<string> {
  return addressCookie.serialize(seal(address));
}

/** The address that waits to be shown, and the header that takes it away. */
export async function takeAddress(request: Request): Promise<{ address: string | null; headers: Headers }> {
  const headers = new Headers();
  const sealed: unknown = await addressCookie.parse(request.headers.get("Cookie"));
  if (typeof sealed !== "string" || sealed === "") return { address: null, headers };
  headers.append("Set-Cookie", await addressCookie.serialize("", { maxAge: 0 }));
  return { address: unseal(sealed), headers };
}

const secure = env.APP_URL.startsWith("https:");

const addressCookie = createCookie(secure ? "__Host-calendar-address" : "calendar-address", {
  httpOnly: true,
  maxAge: 60,
  path: "/",
  sameSite: "lax",
  secure,
});
