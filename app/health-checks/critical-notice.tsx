import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import { findingsLink } from "./findings-filter";

/** Above the score, which critical failures do not cap. */
export function CriticalNotice({ failing }: { failing: number }) {
  if (failing === 0) return null;
  return (
    <Notice
      tone="fail"
      title={failing === 1 ? "1 critical check fails." : `${failing} critical checks fail.`}
      action={
        <Link to={findingsLink({ status: "fail", severity: "critical" })} preventScrollReset>
          Show {failing === 1 ? "it" : `the ${failing}`}
        </Link>
      }
    >
      They come first, whatever the score is.
    </Notice>
  );
}
