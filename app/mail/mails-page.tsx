import type { listMails } from "~/mail/mails.server";
import { MailsTable } from "~/mail/mails-table";
import { mostAtOnce, type StateFilter, stateFilters, writeOutboxSearch } from "~/mail/outbox-search";
import { SendAllNotice } from "~/mail/send-all-notice";
import { SendingNotice } from "~/mail/sending-notice";
import { stateLabel } from "~/mail/state-badge";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Empty } from "~/ui/empty";
import { Filters, orAll, SearchFilter, SelectFilter } from "~/ui/filters";
import { KeysetPages } from "~/ui/keyset-pages";
import { PageHead } from "~/ui/page-head";
import { Tabs } from "~/ui/tabs";

interface MailsPageProps extends Awaited<ReturnType<typeof listMails>> {
  q: string;
  state: StateFilter | null;
  letter: string | null;
  letters: { value: string; label: string }[];
  /** ISO text. */
  now: string;
  /** How many dead mails of those shown can be sent again, and whether that is asked just now. */
  sendable: number;
  asks: boolean;
  sending: { leaves: boolean; pause: { reason: string; until: string } | null };
}

export function MailsPage(props: MailsPageProps) {
  const { q, state, letter, letters, now, sendable, asks, sending, mails, counts, count, previous, next } = props;
  const to = (wanted: StateFilter | null) => hrefOf({ search: q, state: wanted, letter });
  const labelOf = (one: StateFilter) => (one === "waiting" && !sending.leaves ? stateLabel.kept : stateLabel[one]);
  return (
    <>
      <PageHead
        title="Outbox"
        lead="Every mail that the portal wrote, and what became of it."
        actions={
          <>
            {sendable > 0 && !asks && (
              <ButtonLink icon="mail" to={`${to("dead")}&ask=send-all`} preventScrollReset>
                Send All Again…
              </ButtonLink>
            )}
            {mails.length > 0 && (
              <ButtonLink icon="download" reloadDocument to={to(state).replace("/admin/outbox", "/admin/outbox.csv")}>
                CSV
              </ButtonLink>
            )}
          </>
        }
      />
      <SendingNotice {...sending} />
      {asks && (
        <SendAllNotice count={sendable} atMost={mostAtOnce} search={q} letter={letter} until={now} back={to("dead")} />
      )}
      <Tabs
        label="State"
        tabs={[
          { to: to(null), label: "All", count: counts.all, current: state === null },
          ...stateFilters.map((one) => ({
            to: to(one),
            label: labelOf(one),
            count: counts[one],
            current: state === one,
          })),
        ]}
      />
      <Card flush label="Mails" foot={(previous || next) && <KeysetPages previous={previous} next={next} />}>
        <Filters keep={["state"]}>
          <SearchFilter label="Address" placeholder="A part of the address" />
          <SelectFilter name="letter" label="Letter" options={orAll(letters.map((one) => [one.value, one.label]))} />
        </Filters>
        {mails.length === 0 ? (
          <Empty icon="mail" title={q || letter || state ? "No mail matches" : "No mail was written yet"}>
            A mail stands here from the moment that causes it, such as an approval or a forgotten password.
          </Empty>
        ) : (
          <MailsTable mails={mails} count={count} />
        )}
      </Card>
    </>
  );
}

function hrefOf(which: Parameters<typeof writeOutboxSearch>[0]): string {
  const query = writeOutboxSearch(which);
  return query ? `/admin/outbox?${query}` : "/admin/outbox";
}
