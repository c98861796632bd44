import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { addDays, today } from "~/infra/calendar";
import { invalid, notFound } from "~/infra/responses.server";
import { readUpload } from "~/infra/upload.server";
import { requestPath } from "~/licensing/paths";
import { longestValidity } from "~/licensing/requests/limits";
import { quoteFileLimit, quoteForm } from "~/licensing/requests/move.schema";
import { answerMove } from "~/licensing/requests/move-answer.server";
import { MoveFrame } from "~/licensing/requests/move-frame";
import { getMovePage } from "~/licensing/requests/move-page.server";
import { isPdf } from "~/licensing/requests/pdf";
import { sendQuote } from "~/licensing/requests/quote.server";
import { QuoteCard } from "~/licensing/requests/quote-card";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(`Quote: ${data?.page.name ?? "request"}`);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireAccess(request, params.customer, "requests:fulfil");
  const page = await getMovePage(access, params.request ?? "");
  if (!page) throw notFound();
  return json({ page, latest: addDays(page.today, longestValidity) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireAccess(request, params.customer, "requests:fulfil");
  const page = await getMovePage(access, params.request ?? "");
  if (!page) throw notFound();
  // Room above the limit: a PDF that is a little too large is told so at its field, with what else was typed.
  const submission = parseWithZod(await readUpload(request, 2 * quoteFileLimit), { schema: quoteForm(today()) });
  if (submission.status !== "success") return invalid(submission);

  const { version, validUntil, note, file } = submission.value;
  const bytes = file && new Uint8Array(await file.arrayBuffer());
  if (bytes && !isPdf(bytes))
    return invalid(submission, {
      fieldErrors: { file: ["Choose a PDF: this file is another kind, whatever its name"] },
    });
  const { customer, actor } = access;
  const quote = { validUntil, note, file: file && bytes ? { name: file.name, bytes } : null };
  const moved = await sendQuote({ customerId: customer.id, id: page.id, version }, quote, actor);
  return answerMove(
    moved,
    requestPath(page),
    {
      title: "The quote was sent.",
      text: `${customer.name} is told by mail, and answers in the portal.`,
    },
    submission,
  );
}

export default function Quote() {
  const { page, latest } = useLoaderData<typeof loader>();
  return (
    <MoveFrame page={page} offers={["send-quote"]} title="Send a quote" lead={`${page.name}, ${page.count}`}>
      <QuoteCard page={page} latest={latest} />
    </MoveFrame>
  );
}
