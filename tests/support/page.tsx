import { RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { applicationDrawing } from "./app";
import { plain } from "./plain";

/** The whole application with its pages drawn. */
export const drawn = applicationDrawing((request, status, headers, context) => {
  const markup = renderToString(<RemixServer context={context} url={request.url} />);
  return new Response(markup, { status, headers });
});

/** The markup of a page, as it comes from the server; a page that answers otherwise than expected is no page. */
export async function markupOf(request: Request, status = 200): Promise<string> {
  const answer = await drawn(request);
  if (answer.status !== status) throw new Error(`${request.url} answered ${answer.status}`);
  return answer.text();
}

export interface PageLink {
  to: string;
  /** As it is read out, without markup. */
  text: string;
}

/** Every link within a piece of markup. */
export function linksOf(markup: string): PageLink[] {
  return [...markup.matchAll(/<a\b[^>]*?href="([^"]*)"[^>]*>(.*?)<\/a>/gs)].map(([, to = "", inner = ""]) => ({
    to: plain(to),
    text: plain(inner.replace(/<[^>]*>/g, " "))
      .replace(/\s+/g, " ")
      .trim(),
  }));
}
