import type { IncomingMessage } from "node:http";
import { pathOf } from "./target";

/** The addresses at which other programs tell us something, each message signed. No page of ours posts to them. */
const paths = ["/webhooks/mailgun"];

export function isWebhook({ url = "" }: Pick<IncomingMessage, "url">): boolean {
  return paths.includes(pathOf(url));
}
