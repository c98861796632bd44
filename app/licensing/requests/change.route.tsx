import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { requestPath } from "~/licensing/paths";
import { ChangeRequestForm } from "~/licensing/requests/change-form";
import { getChangeOffer } from "~/licensing/requests/change-page.server";
import { changeRequest } from "~/licensing/requests/change-request.server";
import { answerMove } from "~/licensing/requests/move-answer.server";
import { MoveFrame } from "~/licensing/requests/move-frame";
import { getMovePage } from "~/licensing/requests/move-page.server";
import { changeForm } from "~/licensing/requests/request.schema";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(`Change: ${data?.page.name ?? "request"}`);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireAccess(request, params.customer, "requests:request");
  const page = await getMovePage(access, params.request ?? "");
  const offer = page && (await getChangeOffer(access.customer.id, page));
  if (!page || !offer) throw notFound();
  return json({ page, offer });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireAccess(request, params.customer, "requests:request");
  const page = await getMovePage(access, params.request ?? "");
  const offer = page && (await getChangeOffer(access.customer.id, page));
  if (!page || !offer) throw notFound();
  const submission = parseWithZod(await readForm(request), {
    schema: changeForm({ unit: offer.unit, minQuantity: offer.quantity.min, kept: page.quantity }),
  });
  if (submission.status !== "success") return invalid(submission);

  const { customer, actor } = access;
  const url = requestPath(page);
  const changed = await changeRequest(customer.id, page.id, submission.value, actor);
  if (!changed) throw notFound();
  switch (changed.outcome) {
    case "stale":
      return invalid(submission, { fieldErrors: { [changed.field]: [changed.message] } });
    case "asks": {
      const { touched, key } = changed;
      const fieldErrors = { confirm: ["Confirm that the other requests lose what they rest on"] };
      return json({ result: submission.reply({ fieldErrors }), touched, key }, submission.value.confirm ? 409 : 400);
    }
    case "conflict":
      return json({ result: submission.reply(), conflict: changed }, 409);
    case "lost":
      return answerMove(changed, url, "", submission);
    case "unchanged":
      return redirectWithToast(url, "Nothing was changed.");
    case "changed":
      return redirectWithToast(url, {
        title: "The request was changed.",
        text: [
          `It takes effect on ${changed.startDate}.`,
          changed.wasQuoted && "The quote no longer stands.",
          changed.warning,
        ]
          .filter(Boolean)
          .join(" "),
      });
  }
}

export default function Change() {
  const { page, offer } = useLoaderData<typeof loader>();
  const { timing, renewalDate, startDate, quantity, note, version } = page;
  return (
    <MoveFrame
      page={page}
      offers={["change"]}
      title={`Change: ${page.name}`}
      lead="When it takes effect, for how many, and the note. What it said before stays in its history."
    >
      {/* What was saved is a new form: conform keeps to the values it began with. */}
      <ChangeRequestForm
        key={version}
        slug={page.slug}
        offer={offer}
        seller={page.seller}
        isQuoted={page.state === "quoted"}
        stored={{
          cart: timing === "renewal" ? "renewal" : startDate,
          licensed: renewalDate ?? offer.preferred ?? "",
          quantity: String(quantity),
          note,
          version: String(version),
          confirm: "",
        }}
      />
    </MoveFrame>
  );
}
