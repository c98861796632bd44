import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, notFound, redirectWithToast } from "~/infra/responses.server";
import { Badge } from "~/ui/badge";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { HistoryCard } from "~/ui/history-card";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { MailsCard } from "./mails-card";
import { businessPath, personLogPath, personPath } from "./paths";
import { PersonMove } from "./person.schema";
import { getPerson, type PersonPage } from "./person.server";
import { PersonActions } from "./person-actions";
import { movedToast } from "./person-moves";
import { movePerson } from "./person-moves.server";
import { personStateNames, personStateTones } from "./person-state";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.person.name ?? "Person"} · CM360` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request);
  const page = await getPerson(params.person, admin.userId);
  if (!page) throw notFound();
  return json(page);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const id = params.person ?? "";
  const submission = parseWithZod(await readForm(request), { schema: PersonMove });
  if (submission.status !== "success") return invalid(submission);

  const { intent, seen } = submission.value;
  const moved = await movePerson(admin, id, intent, seen);
  if (!moved) throw notFound();
  return redirectWithToast(personPath(id), movedToast(intent, moved));
}

export default function Person() {
  const { person, history, mails } = useLoaderData<typeof loader>();
  const { business } = person;
  const crumbs = business
    ? [
        business.kind === "customer"
          ? { to: "/customers", label: "Customers" }
          : { to: "/admin/partners", label: "Partners" },
        { to: businessPath(business.slug), label: business.name },
      ]
    : [{ to: "/admin/admins", label: "Admins" }];
  return (
    <>
      <PageHead
        title={person.name}
        crumbs={crumbs}
        lead={
          business ? `${person.isOwner ? "An owner" : "A member"} of ${business.name}.` : "An admin of Secure Dynamics."
        }
      />
      {person.bounce && (
        <Notice tone="fail" title={`Mails do not reach ${person.email}.`}>
          {person.bounce.detail || "Its server refused one"}, <Instant at={person.bounce.at} />.
        </Notice>
      )}
      <div className="grid grid--aside">
        <div className="stack">
          <PersonActions person={person} />
          <MailsCard mails={mails} />
        </div>
        <div className="stack">
          <PersonFacts person={person} />
          <HistoryCard
            history={history}
            nothing="Nothing was recorded yet."
            all={<Link to={personLogPath(person.email)}>All by {person.name}</Link>}
          />
        </div>
      </div>
    </>
  );
}

function PersonFacts({ person }: { person: PersonPage["person"] }) {
  const { business, teamMember } = person;
  return (
    <Card title="Facts">
      <Facts
        facts={[
          [
            "State",
            <Badge key="state" tone={personStateTones[person.state]}>
              {personStateNames[person.state]}
            </Badge>,
          ],
          [
            "Email",
            <span key="email" className="wrap-anywhere">
              {person.email}
            </span>,
          ],
          ["Phone", person.phone ?? "–"],
          ["Job title", person.jobTitle ?? "–"],
          ["Here since", <Instant key="since" at={person.since} />],
          ["Last login", person.lastLoginAt ? <Instant key="last" at={person.lastLoginAt} /> : "Never"],
          person.disabledAt ? ["Disabled", <Instant key="disabled" at={person.disabledAt} />] : null,
          person.closesAt ? ["Closes", <Instant key="closes" at={person.closesAt} />] : null,
          person.agreed ? ["Agreed to", <Agreed key="agreed" versions={person.agreed} />] : null,
          business && teamMember
            ? [
                "In Our Team",
                <Link key="team" to={`/customers/${business.slug}/profile/team/members/${teamMember.id}`}>
                  {teamMember.name}
                </Link>,
              ]
            : null,
        ]}
      />
    </Card>
  );
}

/** The very versions that were agreed to at sign-up; 0 where there was no text yet. */
function Agreed({ versions }: { versions: NonNullable<PersonPage["person"]["agreed"]> }) {
  const { privacyVersion, termsVersion } = versions;
  return (
    <>
      {privacyVersion > 0 && (
        <div>
          <Link to={`/privacy?version=${privacyVersion}`}>Privacy Policy, version {privacyVersion}</Link>
        </div>
      )}
      {termsVersion > 0 && (
        <div>
          <Link to={`/terms?version=${termsVersion}`}>Terms, version {termsVersion}</Link>
        </div>
      )}
      {privacyVersion + termsVersion === 0 && "No text was published yet."}
    </>
  );
}
