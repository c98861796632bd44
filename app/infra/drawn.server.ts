/** The text of a page that was drawn in this process: reading it back from its Response costs more than sending it. */
const texts = new WeakMap<Response, string>();

/** A page as a Response, whose text the server need not read from it. */
export function drawn(html: string, init: ResponseInit): Response {
  const page = new Response(html, init);
  texts.set(page, html);
  return page;
}

/** The text of a page made by `drawn`, if this is that very Response. */
export function drawnText(page: Response): string | undefined {
  return texts.get(page);
}
