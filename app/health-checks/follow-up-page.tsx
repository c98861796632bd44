import { ButtonLink } from "~/ui/button";
import { HistoryCard } from "~/ui/history-card";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { measuredWords } from "./follow-up";
import { FollowUpBadge } from "./follow-up-badge";
import { CloseFollowUp } from "./follow-up-close";
import { FollowUpComments } from "./follow-up-comments";
import { FollowUpEditor } from "./follow-up-editor";
import { FollowUpFacts } from "./follow-up-facts";
import type { FollowUpView } from "./follow-up-view.server";
import { MeasuredCard } from "./measured-card";
import { StatusBadge } from "./status-badge";

interface FollowUpPageProps extends Omit<FollowUpView, "finding"> {
  finding: Pick<FollowUpView["finding"], "title" | "areaName" | "status" | "checkKey">;
  base: string;
  slug: string;
  date: string;
  line: number;
  mayEdit: boolean;
}

/** What is done about one finding; what was measured is beside it, and nobody alters it here. */
export function FollowUpPage(props: FollowUpPageProps) {
  const { base, slug, date, line, finding, followUp, measured, history, owners, comments, changes, mayEdit } = props;
  return (
    <>
      <PageHead
        title={finding.title || finding.areaName}
        lead={
          <span className="cluster">
            {followUp.begun ? <FollowUpBadge status={followUp.status} /> : "Nobody has followed this up yet."}
            {followUp.acceptedUntil && followUp.openAgainSince
              ? `accepted until ${followUp.acceptedUntil}, open again since ${followUp.openAgainSince}`
              : followUp.acceptedUntil && `accepted until ${followUp.acceptedUntil}`}
            {followUp.overdue && <strong>overdue since {followUp.dueDate}</strong>}
          </span>
        }
        crumbs={[
          { to: `${base}/${date}`, label: `Zscaler Health Checks, ${date}` },
          { to: `${base}/follow-ups`, label: "Follow-ups" },
        ]}
        actions={<ButtonLink to={`${base}/${date}/findings/${line}`}>The finding</ButtonLink>}
      />
      {followUp.toClose && (
        <Notice
          tone="pass"
          title={`${measuredWords(measured)}.`}
          action={mayEdit ? <CloseFollowUp followUp={followUp} /> : undefined}
        >
          {mayEdit ? "Close it if you agree: nothing closes by itself." : "It is not closed yet."}
        </Notice>
      )}
      {measured.kind === "missing" && (
        <Notice tone="warning" title={`${measuredWords(measured)}.`}>
          The check is no longer in the file. That does not mean that it is fixed.
        </Notice>
      )}
      <div className="grid grid--aside grid--level section">
        <div className="stack">
          {mayEdit ? (
            // What was saved is a new form: conform keeps to the values it began with.
            <FollowUpEditor
              key={`${finding.checkKey} ${followUp.version}`}
              slug={slug}
              followUp={followUp}
              owners={owners}
              acceptable={props.acceptable}
            />
          ) : (
            <FollowUpFacts followUp={followUp} />
          )}
          <FollowUpComments comments={comments} formKey={props.commentKey} mayEdit={mayEdit} />
        </div>
        <div className="stack">
          <MeasuredCard base={base} date={date} history={history} action={<StatusBadge status={finding.status} />} />
          <HistoryCard history={changes} />
        </div>
      </div>
    </>
  );
}
