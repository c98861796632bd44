import type { ReactNode } from "react";
import { Button, DefaultButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextAreaField } from "~/ui/field";
import type { FormField } from "~/ui/form-field";
import { AreaHelp } from "./area-help";

interface AreaHelpFieldsProps {
  fields: { helpWhat: FormField; helpWhy: FormField; helpGood: FormField };
  children?: ReactNode;
}

/** The three parts of the help, to be previewed or saved. */
export function AreaHelpFields({ fields, children }: AreaHelpFieldsProps) {
  return (
    <>
      <DefaultButton name="intent" value="preview" />
      {children}
      <TextAreaField field={fields.helpWhat} label="What it is" required maxLength={4000} />
      <TextAreaField field={fields.helpWhy} label="Why it matters" required maxLength={4000} />
      <TextAreaField field={fields.helpGood} label="What good looks like" required maxLength={4000} />
      <div className="cluster">
        <Button kind="primary" name="intent" value="save">
          Save
        </Button>
        <Button name="intent" value="preview">
          Preview
        </Button>
      </div>
    </>
  );
}

export interface TypedHelp {
  helpWhat: string;
  helpWhy: string;
  helpGood: string;
}

export function AreaHelpCard({ title, help }: { title: string; help: TypedHelp }) {
  return (
    <Card title={title}>
      <AreaHelp what={help.helpWhat} why={help.helpWhy} good={help.helpGood} />
    </Card>
  );
}
