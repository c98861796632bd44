/** What was typed as the second step: a code of the app, or a recovery code, without the spaces and hyphens between. */
export type TypedCode = { kind: "code"; digits: string } | { kind: "recovery code"; text: string };

/** Crockford's letters: none that is taken for another. */
export const recoveryLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** Eighty bits: nobody tries them all, even with the digests in hand. */
export const recoveryLength = 16;

/** Null where it can be neither. */
export function readCode(typed: string): TypedCode | null {
  const plain = typed.normalize("NFKC").replace(/[\s\p{Pd}]+/gu, "");
  if (/^\d{6}$/.test(plain)) return { kind: "code", digits: plain };
  const text = plain.toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1");
  const isRecoveryCode =
    text.length === recoveryLength && [...text].every((letter) => recoveryLetters.includes(letter));
  return isRecoveryCode ? { kind: "recovery code", text } : null;
}

/** In groups of four, to be copied by hand. */
export function groupedInFours(text: string, between = "-"): string {
  return text.match(/.{1,4}/g)?.join(between) ?? "";
}
