import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import type { Site } from "./site";

/**
 * Whom limits are counted against: the socket's other end, unless a trusted proxy stands there. Each proxy appends the
 * address it saw, so with n of them the n-th entry from the right is the last that no stranger can write.
 */
export function clientAddressOf(request: IncomingMessage, site: Site): string {
  const socket = (request.socket.remoteAddress ?? "unknown").replace(/^::ffff:/, "");
  if (site.FLY_APP_NAME) return addressOr(socket, header(request, "fly-client-ip"));
  if (site.TRUST_PROXY === 0) return socket;

  const hops = header(request, "x-forwarded-for").split(",");
  return addressOr(socket, hops.at(-site.TRUST_PROXY) ?? "");
}

function addressOr(fallback: string, text: string) {
  const address = text.trim();
  return isIP(address) ? address : fallback;
}

function header(request: IncomingMessage, name: string) {
  return request.headers[name]?.toString() ?? "";
}
