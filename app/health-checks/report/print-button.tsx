import { useEffect } from "react";
import { ButtonLink } from "~/ui/button";

interface PrintButtonProps {
  /** The page was asked to be printed. */
  isAsked: boolean;
}

/** A link that says how to print; where a script runs, it prints. */
export function PrintButton({ isAsked }: PrintButtonProps) {
  useEffect(() => {
    if (isAsked) window.print();
  }, [isAsked]);
  return (
    <ButtonLink
      to="?print=1"
      kind="primary"
      icon="print"
      onClick={(event) => {
        event.preventDefault();
        window.print();
      }}
    >
      Print
    </ButtonLink>
  );
}
