import { distance } from "~/infra/db.server";

/** Whether the primary database, where changes are kept, is out of reach just now. */
export function changesWait(): boolean {
  return distance?.contact.isLost ?? false;
}
