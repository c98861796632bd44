import { requestPath } from "~/licensing/paths";
import { CheckboxField } from "~/ui/field";
import type { FormField } from "~/ui/form-field";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import type { TermAnswer } from "./purchase-answer";

interface TouchedNoticeProps {
  slug: string;
  touches: NonNullable<TermAnswer["touches"]>;
  field: FormField;
}

/** Open requests rest on what would change: it is saved once the reader has agreed to exactly this. */
export function TouchedNotice({ slug, touches, field }: TouchedNoticeProps) {
  const { key, touched } = touches;
  return (
    <div className="stack" role="alert">
      <Notice tone="warning" title="Nothing is saved yet: open requests rest on it.">
        <ul className="stack stack--tight">
          {touched.map(({ id, name, why }) => (
            <li key={id}>
              <Link to={requestPath({ slug, id })}>{name}</Link>: {why}
            </li>
          ))}
        </ul>
        They stay open, and their history says what happened.
      </Notice>
      <CheckboxField key={key} field={field} label="I have read this, and want to go on" value={key} />
    </div>
  );
}
