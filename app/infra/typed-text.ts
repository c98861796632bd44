/**
 * Control, direction and other characters that cannot be seen: they make one name look like another, or break a mail's
 * header. The two joiners stay, because some scripts need them.
 */
export function hasHiddenCharacters(text: string): boolean {
  return /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u.test(text.replace(/[\u200C\u200D]/g, ""));
}

/** One spelling for equal characters, single spaces, none at the ends. */
export function tidy(text: string): string {
  return text.normalize("NFC").replace(/ +/g, " ").trim();
}
