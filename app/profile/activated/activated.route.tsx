import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { detailsForm } from "~/profile/activated/activated.schema";
import { changeDetails, getDetails, listPeople } from "~/profile/activated/activated.server";
import { DetailsEditor } from "~/profile/activated/details-editor";
import { PeopleCard } from "~/profile/activated/people-card";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Empty } from "~/ui/empty";
import { Link } from "~/ui/link";
import { PageHead } from "~/ui/page-head";

export const meta: MetaFunction = () => [{ title: "Activated · CM360" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer, actor } = await requireAccess(request, params.customer, "activated:view");
  const people = await listPeople(customer.id);
  // Whoever looks as the customer is none of its people.
  const isOneOfThem = actor.kind !== "admin" && !actor.viewing;
  const userId = isOneOfThem ? actor.userId : (askedFor(request) ?? people[0]?.id);
  const details = userId ? await getDetails(customer.id, userId) : null;
  if (userId && !details) throw notFound();
  return json({ slug: customer.slug, own: userId === actor.userId, userId, details, people });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { customer, actor } = await requireAccess(request, params.customer, "activated:edit");
  const submission = parseWithZod(await readForm(request), { schema: detailsForm });
  if (submission.status !== "success") return invalid(submission);

  const userId = actor.kind === "admin" ? (askedFor(request) ?? (await listPeople(customer.id))[0]?.id) : actor.userId;
  const outcome = userId ? await changeDetails(customer.id, userId, submission.value, actor) : null;
  if (!outcome) throw notFound();
  if (typeof outcome === "object") return json({ result: submission.reply(), conflict: outcome }, 409);
  const { pathname, search } = new URL(request.url);
  return redirectWithToast(
    pathname + search,
    outcome === "changed" ? "Your changes are saved." : "Nothing was changed.",
  );
}

/** Only an admin has a choice whose details to open; everybody else edits their own. */
const askedFor = (request: Request) => new URL(request.url).searchParams.get("person");

export default function Activated() {
  const { slug, own, userId, details, people } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Activated"
        lead={own ? "Your details and those of your business." : "The details of the business and of its people."}
        crumbs={[{ to: `/customers/${slug}/profile`, label: "Business Profile" }]}
      />
      {details ? (
        <div className="grid grid--aside">
          {/* What was saved is a new form: conform keeps to the values it began with. */}
          <DetailsEditor
            key={`${userId} ${details.person.version} ${details.business.version}`}
            details={details}
            own={own}
          />
          <div className="stack">
            {own && (
              <Card title="Account safety">
                <p>Your password, the email you log in with, and the devices on which you are logged in.</p>
                <p className="cluster note">
                  <ButtonLink to="/account">Change Password</ButtonLink>
                  <ButtonLink to="/account/email">Change Email</ButtonLink>
                  <ButtonLink to="/account/sessions">Sessions</ButtonLink>
                </p>
              </Card>
            )}
            <PeopleCard people={people} choose={!own} chosenId={userId} />
            <Card title="Log" action={<Link to={`/customers/${slug}/log`}>Open the log</Link>}>
              <p>Who changed what for the business, and when: its own people, its partners and Secure Dynamics.</p>
            </Card>
            <Card title="Data">
              <p>Owners can take all of it along in one file, or close the business.</p>
              <p className="cluster note">
                <ButtonLink to={`/customers/${slug}/export`}>Download All Data</ButtonLink>
                <ButtonLink to={`/customers/${slug}/close`}>Close the Business</ButtonLink>
              </p>
            </Card>
          </div>
        </div>
      ) : (
        <Empty icon="people" title="Nobody has an account">
          The details of a person and of the business stand here as soon as somebody of the business has an account.
        </Empty>
      )}
    </>
  );
}
