import { useSearchParams } from "@remix-run/react";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";

/** Says that the list is of one business, and leads back to all. */
export function BusinessFilter({ name }: { name: string | null }) {
  const [asked] = useSearchParams();
  if (!asked.get("business")) return null;
  const all = new URLSearchParams(asked);
  all.delete("business");
  all.delete("page");
  return (
    <Notice action={<Link to={`?${all}`}>All businesses</Link>}>
      {name ? `Only what concerns ${name}.` : "There is no such business."}
    </Notice>
  );
}
