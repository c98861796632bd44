import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { env } from "~/infra/env.server";
import type { Letter } from "~/mail/letter";
import { type LetterFooter, whyOf } from "~/mail/letter-footer";
import { FooterContext } from "~/mail/letter-parts";
import { noticeKind } from "~/notifications/kinds";
import { unsubscribePath } from "~/notifications/unsubscribe-token.server";

export interface DrawnLetter {
  subject: string;
  text: string;
  html: string;
  /** The address at which a POST turns such mails off (RFC 8058); null where they cannot be, or nobody is known to get it. */
  unsubscribe: string | null;
  /** The name beside the address that it comes from; null: that of MAIL_FROM. */
  sender: string | null;
}

/** Stands in a drawn letter where the link's secret is not to be shown, or is no longer known. */
export const hiddenSecret = "link-not-shown";

const modules = import.meta.glob<Record<string, Letter<unknown>>>("../**/letters/*.letter.tsx", { eager: true });

/** Every letter of the portal by its name: a file `<feature>/letters/<name>.letter.tsx` is all that a new one needs. */
export const letters: ReadonlyMap<string, Letter<unknown>> = new Map(
  Object.values(modules).flatMap((module) => Object.values(module).map((letter) => [letter.name, letter] as const)),
);

const doctype =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';

/**
 * The letter as it leaves; `userId` is the account that gets it, if one does. What makes text of it is loaded with the
 * first one, so that it costs the start nothing.
 */
export async function drawLetter<Data>(
  letter: Letter<Data>,
  data: Data,
  secret: string | null,
  userId: string | null = null,
): Promise<DrawnLetter> {
  const { toPlainText } = await import("@react-email/render");
  const footer = footerOf(letter, data, userId);
  const body = createElement(FooterContext.Provider, { value: footer }, letter.body({ data, link, secret }));
  const html = doctype + renderToStaticMarkup(body);
  const text = toPlainText(html, {
    selectors: ["h1", "h2"].map((selector) => ({ selector, options: { uppercase: false } })),
  });
  return {
    subject: oneLine(letter.subject(data)),
    text: `${text.trim().replace(/\n{3,}/g, "\n\n")}\n`,
    html,
    unsubscribe: footer?.unsubscribe ?? null,
    sender: letter.sender?.(data) ?? null,
  };
}

function footerOf<Data>({ kind: named }: Letter<Data>, data: Data, userId: string | null): LetterFooter | null {
  const kind = typeof named === "function" ? named(data) : named;
  if (!kind) return null;
  const isFixed = kind !== "digest" && noticeKind(kind).fixed === true;
  return {
    why: whyOf(kind),
    isFixed,
    unsubscribe: isFixed || !userId ? null : link(unsubscribePath(userId, kind)),
    preferences: link("/account/notifications"),
  };
}

function link(path: string): string {
  if (!/^\/(?![/\\])/.test(path)) throw new Error(`A letter links to paths of this site only, not to ${path}`);
  return `${env.APP_URL}${path}`;
}

/** What people typed (a business's name) may stand in a subject, but cannot begin another header. */
function oneLine(subject: string): string {
  return subject
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
    .slice(0, 200);
}
