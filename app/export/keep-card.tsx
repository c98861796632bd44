import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";

interface KeepCardProps {
  title: string;
  closesAt: string;
  button: string;
  children: ReactNode;
}

/** When it closes, and the one button that takes it back. */
export function KeepCard({ title, closesAt, button, children }: KeepCardProps) {
  return (
    <Card title={title}>
      <p>
        It closes on <Instant at={closesAt} />. {children}
      </p>
      <Form method="post" className="note">
        <Button kind="primary" name="intent" value="keep">
          {button}
        </Button>
      </Form>
    </Card>
  );
}
