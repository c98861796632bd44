import { createCookie } from "@remix-run/node";
import { env } from "~/infra/env.server";
import { fingerprint, newToken } from "~/infra/secrets.server";

const remembered = 5;
const secure = env.APP_URL.startsWith("https:");

const devicesCookie = createCookie(secure ? "__Host-devices" : "devices", {
  httpOnly: true,
  maxAge: 365 * 86_400,
  path: "/",
  sameSite: "lax",
  secrets: env.SESSION_SECRET,
  secure,
});

/** The id of this browser for an account that was logged in to from it before; null from any other browser. */
export async function knownDevice(request: Request, account: string): Promise<string | null> {
  const mark = markOf(account);
  const found = (await readDevices(request)).find((device) => device.startsWith(mark));
  return found?.slice(mark.length) ?? null;
}

/** The Set-Cookie value by which this browser is known next time; null where it is known already. */
export async function rememberDevice(request: Request, account: string): Promise<string | null> {
  if (await knownDevice(request, account)) return null;
  const devices = [`${markOf(account)}${newToken().slice(0, 22)}`, ...(await readDevices(request))];
  return devicesCookie.serialize(devices.slice(0, remembered));
}

async function readDevices(request: Request): Promise<string[]> {
  const devices: unknown = await devicesCookie.parse(request.headers.get("Cookie"));
  return Array.isArray(devices) ? devices.filter((device) => typeof device === "string") : [];
}

function markOf(account: string) {
  return `${fingerprint(`device of ${account}`)}.`;
}
