import { KeysetPages } from "~/ui/keyset-pages";

interface CursorFootProps {
  /** "1 customer", "1,000+ customers" */
  count: string;
  /** For `?page=`; null where there is no such page. */
  previous: string | null;
  next: string | null;
}

/** How many there are, and the pages beside this one. */
export function CursorFoot({ count, previous, next }: CursorFootProps) {
  return (
    <>
      <span className="small muted">{count}</span>
      <KeysetPages previous={previous} next={next} />
    </>
  );
}
