import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAdmin } from "~/access/access.server";
import { getOriginalFile } from "~/health-checks/uploads.server";
import { attachment } from "~/infra/attachment";
import { notFound } from "~/infra/responses.server";

/** The uploaded file, byte for byte; a download, whatever it holds. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const file = await getOriginalFile(params.id ?? "");
  if (!file) throw notFound();
  return new Response(Uint8Array.from(file.bytes), {
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Disposition": attachment(file.name),
      "Cache-Control": "no-store",
    },
  });
}
