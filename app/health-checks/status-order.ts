import type { Status } from "./vocabulary";

/** What is well first, what does not count last: the order of tiles and bars. */
export const barOrder: readonly Status[] = ["pass", "warning", "fail", "not_applicable", "info", "not_assessed"];
