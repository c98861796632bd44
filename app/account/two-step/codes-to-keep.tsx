import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Icon } from "~/ui/icon";
import { Notice } from "~/ui/notice";
import { CopyButton, PrintPageButton } from "./keep-buttons";

/** The codes, the one time that they are shown. */
export function CodesToKeep({ codes, email }: { codes: readonly string[]; email: string }) {
  const text = `CM360 recovery codes of ${email}\nEach works once.\n\n${codes.join("\n")}\n`;
  return (
    <Card title={`Recovery codes of ${email}`}>
      <div className="stack">
        <div className="no-print">
          <Notice tone="warning" title="Keep them now.">
            They are shown this once, and CM360 keeps none of them: whoever has one and your password can log in.
          </Notice>
        </div>
        <ol className="grid max-w-lg grid-cols-1 gap-2 sm:grid-cols-2" aria-label="Recovery codes">
          {codes.map((code) => (
            <li key={code} className="mono">
              {code}
            </li>
          ))}
        </ol>
        <div className="cluster no-print">
          <a className="button" href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`} download={fileName}>
            <Icon name="download" />
            Download as Text
          </a>
          <CopyButton text={text} />
          <PrintPageButton />
          <Form method="post">
            <Button kind="primary" name="intent" value="kept">
              I Have Kept Them
            </Button>
          </Form>
        </div>
      </div>
    </Card>
  );
}

const fileName = "cm360-recovery-codes.txt";
