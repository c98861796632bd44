import type { WaitingSignup } from "~/signup/approvals.server";
import { RowHead } from "~/ui/table";

type Applicant = Pick<
  WaitingSignup,
  "id" | "businessName" | "businessWebsite" | "firstName" | "lastName" | "jobTitle" | "email" | "phone"
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
    </>
  );
}

/** A row's button is described by the person in its row. */
export function whoId(signupId: string): string {
  return `who-${signupId}`;
}
