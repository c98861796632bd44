import { expect, test } from "vitest";
import { mailState } from "./mail-state";

const now = new Date("2026-07-28T10:00:00Z");
const earlier = new Date("2026-07-28T09:59:00Z");
const later = new Date("2026-07-28T10:00:20Z");
const mail = { sentAt: null, deliveredAt: null, bouncedAt: null, deadAt: null, leasedUntil: null };

test("a mail waits, is being sent, and is sent or dead; without Mailgun it is kept", () => {
  expect(mailState(mail, true, now)).toBe("waiting");
  expect(mailState({ ...mail, leasedUntil: later }, true, now)).toBe("sending");
  expect(mailState({ ...mail, leasedUntil: earlier }, true, now)).toBe("waiting");
  expect(mailState(mail, false, now)).toBe("kept");
  for (const leaves of [true, false]) {
    expect(mailState({ ...mail, sentAt: earlier }, leaves, now)).toBe("sent");
    expect(mailState({ ...mail, deadAt: earlier }, leaves, now)).toBe("dead");
    expect(mailState({ ...mail, sentAt: earlier, deliveredAt: earlier }, leaves, now)).toBe("delivered");
    expect(mailState({ ...mail, sentAt: earlier, deliveredAt: earlier, bouncedAt: earlier }, leaves, now)).toBe(
      "bounced",
    );
  }
});
