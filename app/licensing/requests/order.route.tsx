import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound } from "~/infra/responses.server";
import { requestPath } from "~/licensing/paths";
import { orderForm } from "~/licensing/requests/move.schema";
import { answerMove } from "~/licensing/requests/move-answer.server";
import { MoveFrame } from "~/licensing/requests/move-frame";
import { getMovePage } from "~/licensing/requests/move-page.server";
import { order } from "~/licensing/requests/order.server";
import { OrderCard } from "~/licensing/requests/order-card";
import { acceptedOutside } from "~/licensing/requests/states";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(`Order: ${data?.page.name ?? "request"}`);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireAccess(request, params.customer, "requests:fulfil");
  const page = await getMovePage(access, params.request ?? "");
  if (!page) throw notFound();
  return json({ page });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireAccess(request, params.customer, "requests:fulfil");
  const page = await getMovePage(access, params.request ?? "");
  if (!page) throw notFound();
  const submission = parseWithZod(await readForm(request), { schema: orderForm });
  if (submission.status !== "success") return invalid(submission);

  const { version, orderNumber, isAcceptedOutside } = submission.value;
  const place = { customerId: access.customer.id, id: page.id, version };
  const ordered = await order(place, { orderNumber, isAcceptedOutside: isAcceptedOutside === "on" }, access.actor);
  if (ordered === "not-accepted")
    return invalid(submission, {
      fieldErrors: {
        isAcceptedOutside: [`Check “${acceptedOutside}”, or wait until ${page.customerName} accepts the quote`],
      },
    });
  return answerMove(
    ordered,
    requestPath(page),
    {
      title: `${page.name} was ordered.`,
      text: `${page.customerName} is told by mail. Complete the request once it is delivered.`,
    },
    submission,
  );
}

export default function Order() {
  const { page } = useLoaderData<typeof loader>();
  return (
    <MoveFrame page={page} offers={["order"]} title="Order" lead={`${page.name}, ${page.count}`}>
      <OrderCard page={page} />
    </MoveFrame>
  );
}
