import { useEffect, useState } from "react";
import { Button } from "~/ui/button";

/** What needs a script is there only where one runs. */
function useScript(): boolean {
  const [runs, setRuns] = useState(false);
  useEffect(() => setRuns(true), []);
  return runs;
}

export function CopyButton({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  if (!useScript()) return null;
  return (
    <Button
      type="button"
      onClick={() => {
        void navigator.clipboard.writeText(text).then(() => setCopied(true));
      }}
    >
      <span aria-live="polite">{copied ? "Copied" : "Copy"}</span>
    </Button>
  );
}

export function PrintPageButton() {
  if (!useScript()) return null;
  return (
    <Button type="button" icon="print" onClick={() => window.print()}>
      Print
    </Button>
  );
}
