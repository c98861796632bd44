import { encode } from "uqr";
import type { Actor } from "~/access/actor";
import { seal, unseal } from "~/infra/secrets.server";
import { keyAddress, newKey } from "~/login/totp.server";
import { groupedInFours } from "~/login/typed-code";

const minute = 60_000;
/** So long an offered key can be confirmed. */
const lifetime = 15 * minute;

/** A key that is not in force yet: the page shows it, and its form carries it back sealed. */
export interface Offer {
  sealed: string;
  /** To be typed, in groups of four. */
  key: string;
  /** What the QR code says; a telephone that shows the page can open it. */
  address: string;
  qr: { size: number; path: string };
}

/** For this session alone. */
export function offerKey(actor: Actor, now = new Date()): Offer {
  return drawn(actor, { key: newKey(), sessionId: actor.sessionId, until: now.getTime() + lifetime });
}

/** The offered key, to be shown again or put in force; null where it was offered elsewhere, or too long ago. */
export function readOffer(actor: Actor, sealed: string, now = new Date()): (Offer & { plainKey: string }) | null {
  const content = contentOf(sealed);
  if (!content || content.sessionId !== actor.sessionId || content.until <= now.getTime()) return null;
  return { ...drawn(actor, content), sealed, plainKey: content.key };
}

interface Content {
  key: string;
  sessionId: string;
  until: number;
}

function drawn(actor: Actor, content: Content): Offer {
  const address = keyAddress(content.key, actor.email);
  return {
    sealed: seal(`${mark}${JSON.stringify(content)}`),
    key: groupedInFours(content.key, " "),
    address,
    qr: qrOf(address),
  };
}

/** What is sealed for one purpose opens for no other. */
const mark = "two-step offer ";

function contentOf(sealed: string): Content | null {
  const text = unseal(sealed);
  return text?.startsWith(mark) ? (JSON.parse(text.slice(mark.length)) as Content) : null;
}

/** One rectangle for each run of dark modules, with the quiet zone that readers need. */
function qrOf(text: string): Offer["qr"] {
  const { size, data } = encode(text, { ecc: "M", border: 4 });
  const rows = data.map((row, y) =>
    [
      ...row
        .map((dark) => (dark ? "1" : "0"))
        .join("")
        .matchAll(/1+/g),
    ]
      .map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`)
      .join(""),
  );
  return { size, path: rows.join("") };
}
