import { type Cursor, readCursor } from "~/infra/cursor";
import { isNotificationKind, type NotificationKind } from "~/notifications/kinds";

export interface InboxSearch {
  isUnreadOnly: boolean;
  kind: NotificationKind | null;
  /** Null: the first page. */
  cursor: Cursor | null;
}

/** What the URL asks for; what it does not say, or says in an unknown way, is the usual. */
export function readInboxSearch(params: URLSearchParams): InboxSearch {
  const kind = params.get("kind") ?? "";
  return {
    isUnreadOnly: params.get("show") === "unread",
    kind: isNotificationKind(kind) ? kind : null,
    cursor: readCursor(params.get("page")),
  };
}
