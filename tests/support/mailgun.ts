import { HttpResponse, http, passthrough } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll } from "vitest";
import { env } from "~/infra/env.server";
import { createSender } from "~/mail/worker.server";
import { mailOf, type ReceivedMail } from "./mailgun-server";

export { type ReceivedMail, startMailgunServer } from "./mailgun-server";

/** What the stand-in shall answer instead of taking the mail; nothing: take it. */
type Trouble = (mail: ReceivedMail, attempt: number) => Response | undefined | Promise<Response | undefined>;

/**
 * Sets Mailgun up for one test file, and stands in for it. Call it at the top of the file.
 * Nothing of what the file does leaves the machine: any other request fails.
 */
export function mailgunStandIn() {
  /** What Mailgun took, repeats included, oldest first. */
  const taken: ReceivedMail[] = [];
  const attempts: { mail: ReceivedMail; form: FormData; authorization: string | null }[] = [];
  let trouble: Trouble = () => undefined;

  const server = setupServer(
    http.all(/^http:\/\/127\.0\.0\.1:/, () => passthrough()),
    http.post("https://api.mailgun.net/v3/mail.cm360.example/messages", async ({ request }) => {
      const form = await request.formData();
      const mail = mailOf(form);
      const attempt = attempts.push({ mail, form, authorization: request.headers.get("authorization") });
      const answer = await trouble(mail, attempt);
      if (answer) return answer;
      taken.push(mail);
      return HttpResponse.json({ id: mail.id, message: "Queued. Thank you." });
    }),
  );

  beforeAll(() => {
    server.listen({ onUnhandledRequest: "error" });
    Object.assign(env, { MAILGUN_API_KEY: "key-for-the-stand-in", MAILGUN_DOMAIN: "mail.cm360.example" });
  });
  afterEach(() => {
    trouble = () => undefined;
    taken.length = 0;
    attempts.length = 0;
  });
  afterAll(() => {
    server.close();
    Object.assign(env, { MAILGUN_API_KEY: undefined, MAILGUN_DOMAIN: undefined });
  });

  return {
    taken,
    attempts,
    /** From now until the end of the test. */
    trouble(next: Trouble) {
      trouble = next;
    },
    /** What recipients see: each message once, though it may have been taken twice. */
    inbox(): ReceivedMail[] {
      return [...new Map(taken.map((mail) => [mail.id, mail])).values()];
    },
    /** Sends what is due, then gives all mails to an address, oldest first. */
    async mailsTo(address: string): Promise<ReceivedMail[]> {
      await createSender().sendDue();
      return this.inbox().filter((mail) => mail.to === address);
    },
  };
}
