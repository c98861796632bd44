import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAdmin } from "~/access/access.server";
import { notFound } from "~/infra/responses.server";
import { letterPage } from "~/mail/letter-page.server";
import { getMail } from "~/mail/mails.server";

/** The HTML part of a mail in the outbox. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const mail = await getMail(params.id ?? "", new Date());
  if (!mail?.html) throw notFound();
  return letterPage(mail.html);
}
