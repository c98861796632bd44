import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess, requireAdmin } from "~/access/access.server";
import { archivedPdf, reportPdf } from "~/health-checks/archive.server";
import { notFound } from "~/infra/responses.server";

/** The report as a PDF, from the archive; admins also read what is no longer the customer's to read. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "health-checks:view");
  const date = params.date ?? "";
  const kept = new URL(request.url).searchParams.get("kept");
  if (kept !== null) await requireAdmin(request);
  const pdf = kept === null ? await reportPdf(customer.id, date) : await archivedPdf(customer.id, date, kept);
  if (!pdf) throw notFound();
  return new Response(new Uint8Array(pdf.bytes), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="health-check-${customer.slug}-${date}.pdf"`,
      "Content-Length": String(pdf.size),
      "Cache-Control": "no-store",
    },
  });
}
