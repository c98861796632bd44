import { env } from "~/infra/env.server";
import type { Letter } from "~/mail/letter";

export interface DrawnLetter {
  subject: string;
  text: string;
  html: string;
}

/** Stands in a drawn letter where the link's secret is not to be shown, or is no longer known. */
export const hiddenSecret = "link-not-shown";

const modules = import.meta.glob<Record<string, Letter<unknown>>>("../**/letters/*.letter.tsx", { eager: true });

/** Every letter of the portal by its name: a file `<feature>/letters/<name>.letter.tsx` is all that a new one needs. */
export const letters: ReadonlyMap<string, Letter<unknown>> = new Map(
  Object.values(modules).flatMap((module) => Object.values(module).map((letter) => [letter.name, letter] as const)),
);

/** The letter as it leaves. React Email is loaded with the first one, so that it costs the start nothing. */
export async function drawLetter<Data>(letter: Letter<Data>, data: Data, secret: string | null): Promise<DrawnLetter> {
  const { render, toPlainText } = await import("@react-email/render");
  const html = await render(letter.body({ data, link, secret }));
  const text = toPlainText(html, { selectors: [{ selector: "h1", options: { uppercase: false } }] });
  return { subject: oneLine(letter.subject(data)), text: `${text.trim().replace(/\n{3,}/g, "\n\n")}\n`, html };
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
