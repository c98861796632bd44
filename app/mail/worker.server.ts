import { DatabaseUnreachable } from "~/infra/db.server";
import { log } from "~/infra/log.server";
import { unseal } from "~/infra/secrets.server";
import { bounceOf } from "~/mail/bounces.server";
import {
  endPause,
  givenUp,
  type LeasedMail,
  leaseMail,
  markDead,
  markSent,
  postpone,
  postponeAll,
} from "~/mail/delivery.server";
import { findLetter } from "~/mail/find-letter.server";
import { canBeTurnedOff } from "~/mail/letter";
import { type DrawnLetter, drawLetter } from "~/mail/letters.server";
import { mailLeaves, submit } from "~/mail/mailgun.server";
import { onMailAnnounced } from "~/mail/nudge.server";
import { judge, patienceMs, pauseMs } from "~/mail/reply";

const lookEveryMs = 2_000;
const lanesAtMost = 4;
const lockedOutMs = 5 * 60_000;
/** Short: a mail in a queue tries the connection for all of them. */
const unreachableMs = 3_000;
const lockedOut = "Mailgun refuses the key or the domain";
const askedToWait = "Mailgun asked to wait";
const unreachable = "Mailgun cannot be reached";

/** Looks into the outbox every two seconds, and at once when nudged, and sends what is due. */
export function startMailWorker(): { stop(): Promise<void>; nudge(): void } {
  if (!mailLeaves()) {
    log.info("Mails are kept at /admin/outbox: Mailgun is not set up, or this is a demonstration.");
    return { stop: async () => {}, nudge: () => {} };
  }

  const sender = createSender();
  const timer = setInterval(sender.look, lookEveryMs).unref();
  const stopListening = onMailAnnounced(sender.look);
  void endPause(lockedOut, new Date()).catch(logFailure).then(sender.look);

  return {
    nudge: sender.look,
    async stop() {
      clearInterval(timer);
      stopListening();
      await sender.stop();
    },
  };
}

/** Up to four mails at a time, so that one attempt that hangs does not hold up the rest. `clock` is for the tests. */
export function createSender(clock: () => Date = () => new Date()) {
  const lanes = new Set<Promise<void>>();
  let stopped = false;

  /** Starts sending what is due, and returns at once. */
  function look(): void {
    if (stopped || lanes.size >= lanesAtMost) return;
    const lane: Promise<void> = sendUntilNothingIsDue()
      .catch(logFailure)
      .finally(() => lanes.delete(lane));
    lanes.add(lane);
  }

  async function sendUntilNothingIsDue(): Promise<void> {
    while (!stopped) {
      const mail = await leaseMail(clock());
      if (!mail) return;
      look();
      await deliver(mail, clock);
    }
  }

  return {
    look,
    /** Sends what is due, and returns when nothing is. */
    async sendDue(): Promise<void> {
      look();
      while (lanes.size > 0) await Promise.all(lanes);
    },
    /** Finishes the attempts under way, within 5 s; what is cut off is sent again, under the same message id. */
    async stop(): Promise<void> {
      stopped = true;
      let timer: NodeJS.Timeout | undefined;
      const longEnough = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, 5_000);
      });
      await Promise.race([Promise.all(lanes), longEnough]);
      clearTimeout(timer);
    },
  };
}

async function deliver(mail: LeasedMail, clock: () => Date): Promise<void> {
  const letter = await write(mail, clock());
  if (typeof letter === "string") return markDead(mail, letter, clock());

  const reply = await submit(mail, letter);
  const now = clock();
  const answer = reply.status === null ? reply.answer : `${reply.status}: ${reply.answer}`;
  const verdict = judge(reply);
  if (verdict !== "sent") log.warn({ mail: mail.id, status: reply.status, verdict }, "a mail was not taken");

  const nextTry = after(now, pauseMs(mail.attempts + 1));
  switch (verdict) {
    case "sent":
      return markSent(mail, reply.answer, now);
    case "refused":
      return markDead(mail, answer, now);
    case "failed":
      return postpone(mail, answer, nextTry, now);
    case "unreachable": {
      const pause = { reason: unreachable, until: after(now, unreachableMs) };
      await postponeAll(mail, answer, nextTry, pause, now);
      return;
    }
    case "asked-to-wait": {
      const until = reply.retryAfterMs === null ? nextTry : after(now, reply.retryAfterMs);
      await postponeAll(mail, answer, until, { reason: askedToWait, until }, now);
      return;
    }
    case "locked-out": {
      const until = after(now, lockedOutMs);
      const isNews = await postponeAll(mail, answer, until, { reason: lockedOut, until }, now);
      if (isNews) log.error({ status: reply.status }, `${lockedOut}: check MAILGUN_API_KEY and MAILGUN_DOMAIN`);
      return;
    }
  }
}

/** The letter to send, or the reason why it must not be sent any more. */
async function write(mail: LeasedMail, now: Date): Promise<DrawnLetter | string> {
  if (now.getTime() - mail.createdAt.getTime() > patienceMs) return givenUp(mail.answer ?? "It was not tried before.");
  const letter = findLetter(mail.letter);
  if (!letter) return "Not sent: this version of the portal does not know the letter.";
  if (letter.expired?.(mail.data, now)) return "Not sent: what it leads to had expired.";
  if (canBeTurnedOff(letter, mail.data)) {
    const bounce = (await bounceOf([mail.toEmail])).get(mail.toEmail.toLowerCase());
    if (bounce) return `Not sent: mails do not reach this address. ${bounce.detail}`;
  }
  const secret = mail.sealedSecret ? unseal(mail.sealedSecret) : null;
  if (mail.sealedSecret !== null && secret === null)
    return "Not sent: its link was sealed with a SESSION_SECRET that is gone.";
  try {
    return await drawLetter(letter, mail.data, secret, mail.userId);
  } catch (error) {
    log.error({ err: error, letter: mail.letter }, "a letter cannot be drawn");
    return "Not sent: the letter cannot be drawn from its data.";
  }
}

function after(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}

function logFailure(error: unknown): void {
  // The way to the primary has its own word in the log, once.
  if (error instanceof DatabaseUnreachable) return;
  log.error({ err: error }, "the mail worker will look again");
}
