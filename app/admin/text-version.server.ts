import { differenceOf } from "~/admin/text-difference";
import { getDraft } from "~/admin/text-drafts.server";
import { isAgreement, type TextKey, texts, versionOf } from "~/admin/texts";
import { countAgreed, getTextVersion, listVersions } from "~/admin/texts.server";
import { parseMarkdown } from "~/infra/markdown.server";

/** One version of a text, beside the one it is compared with: that before it, unless another is asked for. */
export async function versionPage(key: TextKey, asked: string, from: string | null) {
  const version = versionOf(asked);
  const found = version && (await getTextVersion(key, version));
  if (!found) return null;
  const [versions, draft, agreed] = await Promise.all([
    listVersions(key),
    getDraft(key),
    isAgreement(key) ? countAgreed(key, found.version) : null,
  ]);
  const others = versions.map(({ version }) => version).filter((version) => version !== found.version);
  const before = others.find((version) => version < found.version) ?? others[0] ?? null;
  const compared = others.find((version) => String(version) === from) ?? before;
  const other = compared === null ? null : await getTextVersion(key, compared);
  return {
    textKey: key,
    ...texts[key],
    ...{ version: found.version, at: found.at, by: found.by },
    blocks: parseMarkdown(found.body),
    agreed: agreed === null ? "" : ` ${agreedBy(agreed)}`,
    versions: others,
    from: other?.version ?? null,
    difference: other ? differenceOf(other.body, found.body) : [],
    draft: draft && { version: draft.version, by: draft.by },
  };
}

function agreedBy(people: number): string {
  if (people === 0) return "Nobody with an account agreed to it at sign-up.";
  return people === 1
    ? "1 person with an account agreed to it at sign-up."
    : `${people.toLocaleString("en-GB")} people with an account agreed to it at sign-up.`;
}
