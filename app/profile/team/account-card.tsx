import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Link } from "~/ui/link";

interface AccountCardProps {
  slug: string;
  member: { id: string; user: { id: string; email: string } | null };
  /** Owners give colleagues an account. */
  owner: boolean;
  /** Admins open the details of each person. */
  admin: boolean;
}

/** Whether the member logs in to the portal; with an account it stays the same person. */
export function AccountCard({ slug, member: { id, user }, owner, admin }: AccountCardProps) {
  const details = `/customers/${slug}/profile/activated${admin && user ? `?person=${user.id}` : ""}`;
  return (
    <Card title="Account">
      {user ? (
        <p>
          Logs in as <Link to={details}>{user.email}</Link>. It is the same person: whatever stands here stays.
        </p>
      ) : (
        <>
          <p>This team member has no account, and needs none.</p>
          {owner && (
            <p className="note">
              <ButtonLink to={`/account/colleagues?member=${id}`}>Give an account</ButtonLink>
            </p>
          )}
        </>
      )}
    </Card>
  );
}
