import type { ActionFunctionArgs, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { drawn } from "~/infra/drawn.server";
import { describeFailure, type Failure, notedFailure, noteFailure, unsentForm } from "~/infra/failure.server";
import { log } from "~/infra/log.server";
import { NonceContext } from "~/infra/nonce";
import { currentRequestId, requestContext } from "~/infra/request-context.server";
import { drawSelectDefaults } from "~/infra/select-defaults.server";

drawSelectDefaults();

/** The whole document at once: without single fetch nothing is gained by streaming, and this costs a third less. */
export default function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext) {
  const page = context.staticHandlerContext;
  const failed = Object.entries(page.errors ?? {}).find(([, error]) => !isRouteErrorResponse(error));
  if (failed) {
    page._deepestRenderedBoundaryId = failed[0];
    throw failureResponse(request, notedFailure() ?? { status: 500 }, headers);
  }

  try {
    const html = renderToString(<Document context={context} url={request.url} />);
    headers.set("Content-Type", "text/html; charset=utf-8");
    return drawn(`<!DOCTYPE html>${html}`, { status, headers });
  } catch (error) {
    log.error({ err: error }, "a page could not be drawn");
    throw failureResponse(request, noteFailure(error), headers);
  }
}

function Document({ context, url }: { context: EntryContext; url: string }) {
  const nonce = requestContext.getStore()?.nonce ?? "";
  return (
    <NonceContext.Provider value={nonce}>
      <RemixServer context={context} url={url} nonce={nonce} />
    </NonceContext.Provider>
  );
}

/**
 * What a failure of ours becomes: a thrown Response, with which Remix draws the page's error boundary once more. The
 * boundary sees isRouteErrorResponse(error): error.status is 500, 503 or 507, and error.data.requestId the reference; `unsent` is the
 * form that can be sent again.
 */
function failureResponse(request: Request, failure: Failure, headers = new Headers()) {
  const { status, retryAfter, cause } = failure;
  if (retryAfter) headers.set("Retry-After", String(retryAfter));
  const unsent = unsentForm(request.url, failure);
  const data = { requestId: currentRequestId(), ...(cause && { cause }), ...(unsent && { unsent }) };
  return Response.json(data, { status, headers });
}

/** A script's request fails as the document's does: with a status and a reference, and no word from inside. */
export function handleDataRequest(response: Response, { request }: LoaderFunctionArgs | ActionFunctionArgs) {
  if (!response.headers.has("X-Remix-Error")) return response;

  const answer =
    response.status < 500
      ? new Response(null, { status: response.status })
      : failureResponse(request, notedFailure() ?? { status: 500 });
  answer.headers.set("X-Remix-Catch", "yes");
  return answer;
}

/** Remix calls it for what was thrown and is no Response, and for what it could not route. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs) {
  if (request.signal.aborted || error instanceof Response) return;
  if (isRouteErrorResponse(error) && error.status < 500) return;
  noteFailure(error);
  log.error({ err: error, ...describeFailure(error) }, "a request failed");
}
