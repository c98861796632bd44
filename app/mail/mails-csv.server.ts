import type { CsvCell } from "~/infra/csv";
import { readMails } from "~/mail/mails.server";
import { type Place, walk } from "~/mail/mails-query.server";
import type { OutboxSearch } from "~/mail/outbox-search";
import { stateLabel } from "~/mail/state-badge";

const rowsAtOnce = 500;

/** Every mail that matches, newest first; without what the letters say. */
export function mailsCsv(which: OutboxSearch, now: Date) {
  return { header, batches: batchesOf(which, now) };
}

async function* batchesOf(which: OutboxSearch, now: Date): AsyncGenerator<CsvCell[][]> {
  let last: Place | undefined;
  for (;;) {
    const places = await walk(which, last ? { side: "after", ...last } : null, rowsAtOnce);
    yield (await readMails(places, now)).map(cellsOf);
    last = places.at(-1);
    if (!last || places.length < rowsAtOnce) return;
  }
}

const header = [
  ...["Id", "Subject", "Letter", "To", "State", "Queued", "Sent", "Delivered", "Came back", "Attempts", "Answer"],
  "What the receiving server said",
];

function cellsOf(mail: Awaited<ReturnType<typeof readMails>>[number]): CsvCell[] {
  return [
    ...[mail.id, mail.subject, mail.letter, mail.to, stateLabel[mail.state], mail.queuedAt],
    ...[mail.sentAt, mail.deliveredAt, mail.bouncedAt, mail.attempts, mail.answer, mail.bounce],
  ];
}
