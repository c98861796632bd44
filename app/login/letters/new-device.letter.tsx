import type { Letter } from "~/mail/letter";
import { ActionLink, Fact, LetterFrame, Paragraph } from "~/mail/letter-parts";
import { letterTime } from "~/mail/letter-time";

interface NewDevice {
  firstName: string;
  /** In words: "Firefox on Windows". */
  device: string;
  address: string;
  /** As ISO text. */
  at: string;
}

/** To the owner of an account that was logged in to from a browser it does not know. */
export const newDeviceLetter: Letter<NewDevice> = {
  name: "new-device",
  kind: "safety",
  subject: () => "A new device logged in to your CM360 account",
  body: ({ data, link }) => (
    <LetterFrame preview="Was this you?" title="A new device logged in">
      <Paragraph>Hello {data.firstName},</Paragraph>
      <Paragraph>
        somebody logged in to your account of CM360 from a browser that was not used for it before. Was this you?
      </Paragraph>
      <Fact label="Device">{data.device}</Fact>
      <Fact label="Address">{data.address}</Fact>
      <Fact label="Time">{letterTime(data.at)}</Fact>
      <Paragraph>
        If it was you, nothing needs to be done. If it was not, choose a new password now: that ends every session.
      </Paragraph>
      <ActionLink href={link("/reset-password")}>Reset Password</ActionLink>
    </LetterFrame>
  ),
  sample: {
    firstName: "Nora",
    device: "Firefox on Windows",
    address: "203.0.113.7",
    at: "2026-07-14T09:14:00.000Z",
  },
};
