import { isLoopback } from "~/infra/env.schema";

/** What of the configuration decides about a request. */
export interface Site {
  APP_URL: string;
  TRUST_PROXY: number;
  FLY_APP_NAME?: string | undefined;
}

/** Whether a Host header names this site; on a developer's machine, any of its own names and ports. */
export function isOurHost(host: string, { APP_URL }: Site) {
  const ours = new URL(APP_URL);
  if (host.toLowerCase() === ours.host) return true;
  return isLoopback(APP_URL) && isLoopback(`http://${host}`);
}

/** The origin of our own pages as the visitor who asked for this host sees it. */
export function originOf(host: string, { APP_URL }: Site) {
  return `${new URL(APP_URL).protocol}//${host.toLowerCase()}`;
}

/** Whether the socket's other end is a proxy of ours, which is believed. */
export function isProxied({ TRUST_PROXY, FLY_APP_NAME }: Site) {
  return TRUST_PROXY > 0 || Boolean(FLY_APP_NAME);
}
