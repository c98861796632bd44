import { roleNames } from "~/access/keys";
import type { CsvCell } from "~/infra/csv";
import { stateLabel } from "~/mail/state-badge";
import { idsOfSignups } from "~/signup/approvals.server";
import type { SignupSearch } from "~/signup/approvals-search";
import { readApproved, readRejected, readWaiting } from "~/signup/signup-rows.server";

const applicant = ["Business", "Website", "First name", "Last name", "Email", "Phone", "Job title"];
const agreed = ["Privacy Policy version", "Terms version"];
const headers = {
  waiting: [...applicant, "Signed up", "Waits", "Wants to be", "Invited by", "May belong to", "Why", ...agreed],
  approved: [...applicant, "Signed up", "Approved", "By", "Account at", "Password set", "Mail", ...agreed],
  rejected: [...applicant, "Signed up", "Rejected", "By", "Reason", "Mail", ...agreed],
};

/** All the sign-ups that match, whatever the page. */
export function signupsCsv(search: SignupSearch, now = new Date()) {
  async function* batches(): AsyncGenerator<CsvCell[][]> {
    for await (const ids of idsOfSignups(search, now)) yield linesOf(search.state, ids, now);
  }
  return { header: headers[search.state], batches: batches() };
}

async function linesOf(state: SignupSearch["state"], ids: string[], now: Date): Promise<CsvCell[][]> {
  if (state === "approved")
    return (await readApproved(ids, now)).map((row) => [
      ...applicantCells(row),
      ...[row.since, row.at, row.by, row.business?.name ?? "", row.hasPassword ? "yes" : "no"],
      row.mail ? stateLabel[row.mail.state] : "",
      ...[row.privacyVersion, row.termsVersion],
    ]);
  if (state === "rejected")
    return (await readRejected(ids, now)).map((row) => [
      ...applicantCells(row),
      ...[row.since, row.at, row.by, row.rejectReason ?? "", row.mail ? stateLabel[row.mail.state] : ""],
      ...[row.privacyVersion, row.termsVersion],
    ]);
  return (await readWaiting(ids, now)).map((row) => [
    ...applicantCells(row),
    ...[row.since, row.age],
    row.partnership ? `Partner: ${roleNames[row.partnership.type]}` : "Customer",
    row.partnership?.customer.name ?? "",
    row.likely.map(({ name }) => name).join("; "),
    row.likely.flatMap(({ why }) => why).join(" "),
    ...[row.privacyVersion, row.termsVersion],
  ]);
}

interface Applicant {
  businessName: string;
  businessWebsite: string;
  firstName: string;
  lastName: string;
  email: string;
  phone: string | null;
  jobTitle: string | null;
}

function applicantCells(row: Applicant): CsvCell[] {
  return [
    ...[row.businessName, row.businessWebsite, row.firstName, row.lastName, row.email],
    ...[row.phone ?? "", row.jobTitle ?? ""],
  ];
}
