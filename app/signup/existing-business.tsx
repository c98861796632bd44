import { useSearchParams } from "@remix-run/react";
import { whoId } from "~/signup/applicant";
import type { LikelyBusiness } from "~/signup/likely-businesses";
import type { WaitingSignup } from "~/signup/signup-rows.server";
import { Badge, type Tone } from "~/ui/badge";
import { Link } from "~/ui/link";

interface ExistingBusinessProps {
  row: WaitingSignup;
  /** The form of the row's Approve. */
  formId: string;
}

/** Which business a sign-up may belong to, why, and the choice to approve into it. */
export function ExistingBusiness({ row, formId }: ExistingBusinessProps) {
  const open = row.likely.filter(({ isSuspended }) => !isSuspended);
  return (
    <>
      {row.likely.length === 0 && <span className="muted">No match</span>}
      <div className="stack stack--tight">
        {row.likely.map((business) => (
          <Match key={business.id} business={business} />
        ))}
      </div>
      {row.websiteDomain !== row.emailDomain && (
        <p className="small note">
          <Badge tone="warning">Domains differ</Badge>
          <br />
          Website {row.websiteDomain}, email {row.emailDomain}
        </p>
      )}
      {row.alsoWaiting.length > 0 && <p className="small note">Also waiting: {row.alsoWaiting.join(", ")}</p>}
      {open.length > 0 && (
        <div className="field small note">
          <label htmlFor={`into-${row.id}`}>Approve into</label>
          <select
            className="select"
            id={`into-${row.id}`}
            name="into"
            form={formId}
            defaultValue={row.suggested ?? "new"}
          >
            {open.map((business) => (
              <option key={business.id} value={business.id}>
                {business.name}
              </option>
            ))}
            <option value="new">A new business</option>
          </select>
        </div>
      )}
      <AnotherBusiness row={row} />
    </>
  );
}

function Match({ business }: { business: LikelyBusiness }) {
  const { slug, name, kind, people, isSuspended, reason, why } = business;
  return (
    <div>
      <Badge tone={toneOf[reason]}>{labelOf[reason]}</Badge> {isSuspended && <Badge tone="warning">Suspended</Badge>}
      <p className="small">
        {kind === "customer" ? <Link to={`/customers/${slug}/profile`}>{name}</Link> : <strong>{name}</strong>},{" "}
        {people === 1 ? "1 person" : `${people} people`}
      </p>
      {why.map((sentence) => (
        <p key={sentence} className="small muted">
          {sentence}
        </p>
      ))}
    </div>
  );
}

function AnotherBusiness({ row }: { row: WaitingSignup }) {
  const [asked] = useSearchParams();
  const search = new URLSearchParams(asked);
  search.set("for", row.id);
  search.set("find", row.businessName);
  return (
    <p className="small note">
      <Link to={`?${search}#another-business`} aria-describedby={whoId(row.id)}>
        Look for another business
      </Link>
    </p>
  );
}

const labelOf: Record<LikelyBusiness["reason"], string> = {
  invited: "Same invitation",
  "same-domain": "Same domain",
  "website-used": "Website used",
};

const toneOf: Record<LikelyBusiness["reason"], Tone> = {
  invited: "brand",
  "same-domain": "warning",
  "website-used": "info",
};
