import type { WaitingSignup } from "~/signup/signup-rows.server";
import { Link } from "~/ui/link";
import { RowHead } from "~/ui/table";

type Applicant = Pick<
  WaitingSignup,
  | "id"
  | "businessName"
  | "businessWebsite"
  | "firstName"
  | "lastName"
  | "jobTitle"
  | "email"
  | "phone"
  | "privacyVersion"
  | "termsVersion"
>;

/** The cell that names the row of a sign-up. */
export function BusinessHead({ signup }: { signup: Applicant }) {
  return (
    <RowHead>
      {signup.businessName}
      <br />
      <a className="muted small" href={signup.businessWebsite} rel="noreferrer nofollow">
        {signup.businessWebsite.replace(/^https:\/\//, "")}
      </a>
    </RowHead>
  );
}

/** Who asks, and how to reach that person. */
export function Who({ signup }: { signup: Applicant }) {
  return (
    <>
      <span id={whoId(signup.id)}>
        {signup.firstName} {signup.lastName}
      </span>
      {[signup.jobTitle, signup.email, signup.phone].map((line) =>
        line ? (
          <span key={line} className="muted small">
            <br />
            {line}
          </span>
        ) : null,
      )}
      <Agreed signup={signup} />
    </>
  );
}

/** The very versions that were agreed to at sign-up; 0 where there was no text yet. */
function Agreed({ signup: { privacyVersion, termsVersion } }: { signup: Applicant }) {
  const agreed = [
    {
      to: `/privacy?version=${privacyVersion}`,
      label: `Privacy Policy, version ${privacyVersion}`,
      version: privacyVersion,
    },
    { to: `/terms?version=${termsVersion}`, label: `Terms, version ${termsVersion}`, version: termsVersion },
  ].filter(({ version }) => version > 0);
  if (agreed.length === 0) return null;
  return (
    <details className="small">
      <summary className="muted">Agreed to</summary>
      {agreed.map(({ to, label }) => (
        <div key={to}>
          <Link to={to}>{label}</Link>
        </div>
      ))}
    </details>
  );
}

/** A row's button is described by the person in its row. */
export function whoId(signupId: string): string {
  return `who-${signupId}`;
}
