import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/access.server";
import { attachment } from "~/infra/attachment";
import { notFound } from "~/infra/responses.server";
import { getQuoteFile } from "~/licensing/requests/quote.server";

/** A quote's PDF, byte for byte, for who may see the request: a download, which has no rights of this site. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "requests:view");
  const file = await getQuoteFile(customer.id, params.request ?? "", params.quote ?? "");
  if (!file) throw notFound();
  return new Response(Uint8Array.from(file.bytes), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": attachment(file.name),
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}
