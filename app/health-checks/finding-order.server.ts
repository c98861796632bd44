import { type Severity, type Status, severities } from "./vocabulary";

/** What has to be done first, first. */
export const worstStatuses: readonly Status[] = ["fail", "warning", "not_assessed", "pass", "info", "not_applicable"];

/** Every status with every severity, the worst first: the order of the table until another is asked for. */
export const worstBuckets: readonly { status: Status; severity: Severity }[] = worstStatuses.flatMap((status) =>
  severities.map((severity) => ({ status, severity })),
);
