import type { ComponentProps } from "react";
import { Day } from "~/ui/day";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import { Prose } from "~/ui/prose";

interface AgreementPageProps {
  title: string;
  /** Where the version in force is. */
  path: string;
  agreement: {
    version: number;
    date: string;
    blocks: ComponentProps<typeof Prose>["blocks"];
    /** The version in force, where it is another one. */
    newer: number | null;
  } | null;
}

/** A text that people agree to when they sign up, with the version they agree to. */
export function AgreementPage({ title, path, agreement }: AgreementPageProps) {
  return (
    <>
      <h1>{title}</h1>
      {agreement ? (
        <>
          <p className="muted small">
            Version {agreement.version} of <Day date={agreement.date} />
          </p>
          {agreement.newer !== null && (
            <Notice tone="warning" title={`Version ${agreement.newer} is in force now.`}>
              This is an older one, as it was agreed to. <Link to={path}>Read version {agreement.newer}</Link>
            </Notice>
          )}
          <Prose blocks={agreement.blocks} />
        </>
      ) : (
        <p>This text is being written. Ask Secure Dynamics for it before you sign up.</p>
      )}
    </>
  );
}
