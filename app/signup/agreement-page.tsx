import type { ComponentProps } from "react";
import { Day } from "~/ui/day";
import { Prose } from "~/ui/prose";

interface AgreementPageProps {
  title: string;
  agreement: { version: number; date: string; blocks: ComponentProps<typeof Prose>["blocks"] } | null;
}

/** A text that people agree to when they sign up, with the version they agree to. */
export function AgreementPage({ title, agreement }: AgreementPageProps) {
  return (
    <>
      <h1>{title}</h1>
      {agreement ? (
        <>
          <p className="muted small">
            Version {agreement.version} of <Day date={agreement.date} />
          </p>
          <Prose blocks={agreement.blocks} />
        </>
      ) : (
        <p>This text is being written. Ask Secure Dynamics for it before you sign up.</p>
      )}
    </>
  );
}
