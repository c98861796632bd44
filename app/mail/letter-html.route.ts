import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAdmin } from "~/access/access.server";
import { notFound } from "~/infra/responses.server";
import { letterPage } from "~/mail/letter-page.server";
import { previewLetter } from "~/mail/letter-preview.server";

/** The HTML part of a letter, as its reader's mail program gets it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const from = new URL(request.url).searchParams.get("from") === "sample" ? "sample" : "newest";
  const preview = await previewLetter(params.letter ?? "", from);
  if (!preview) throw notFound();
  return letterPage(preview.html);
}
