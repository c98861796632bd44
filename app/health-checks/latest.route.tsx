import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { listDates } from "~/health-checks/reports.server";
import { notFound } from "~/infra/responses.server";
import { ButtonLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Zscaler Health Checks");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer, may } = await requireAccess(request, params.customer, "health-checks:view");
  const dates = (await listDates(customer.id)).map(({ date }) => date);
  const search = new URL(request.url).searchParams;
  const asked = search.get("date");
  if (asked && !dates.includes(asked)) throw notFound();
  const date = asked ?? dates[0];
  search.delete("date");
  if (date) return redirect(`/customers/${customer.slug}/health-checks/${date}${search.size ? `?${search}` : ""}`);
  return json({ name: customer.name, mayUpload: may("health-checks:publish") });
}

export default function NoHealthCheck() {
  const { name, mayUpload } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title="Zscaler Health Checks" lead="Configuration against recommended practice." />
      <Empty
        icon="activity"
        title="No health check yet"
        action={
          mayUpload ? (
            <ButtonLink kind="primary" icon="upload" to="/admin/health-checks/new">
              Upload a health check
            </ButtonLink>
          ) : undefined
        }
      >
        A health check looks at how Zscaler is set up at {name}: a score, what fails and what to do about it, per
        technology area. Secure Dynamics publishes it here, and mails you when it does.
      </Empty>
    </>
  );
}
