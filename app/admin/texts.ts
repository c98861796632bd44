/** The pages whose text admins edit, in the order of the list. */
export const texts = {
  privacy: { title: "Privacy Policy", page: "/privacy", shownTo: "Everyone; agreed to at sign-up" },
  terms: { title: "Terms and Conditions", page: "/terms", shownTo: "Everyone; agreed to at sign-up" },
  training: { title: "Training", page: "/training", shownTo: "Everyone who is logged in" },
} as const;

export type TextKey = keyof typeof texts;

export function isTextKey(key: string | undefined): key is TextKey {
  return key !== undefined && Object.hasOwn(texts, key);
}

/** Whether people agree to it when they sign up. */
export function isAgreement(key: TextKey): key is Exclude<TextKey, "training"> {
  return key !== "training";
}

/** A version's number as it stands in an address; null for what can be none. */
export function versionOf(text: string | undefined): number | null {
  return /^[1-9]\d{0,8}$/.test(text ?? "") ? Number(text) : null;
}

/** The form's field for the text; browsers send line ends as CR LF. */
export function withPlainLineEnds(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim();
}
