import type { ReactNode } from "react";
import { Icon } from "./icon";

interface NextStepProps {
  title: ReactNode;
  /** The page's primary button. */
  action: ReactNode;
  children?: ReactNode;
}

/** What the reader is to do next, and until when. At most one on a page, right below its head. */
export function NextStep({ title, action, children }: NextStepProps) {
  return (
    // Not labelled by its heading: who looks for a field by its label must not find a sentence that names it.
    <section className="next">
      <Icon name="arrow" />
      <div>
        <h2>{title}</h2>
        {children && <p>{children}</p>}
      </div>
      {action}
    </section>
  );
}
