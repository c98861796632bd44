import type { CommonPasswords } from "./password-rules";

let list: Promise<CommonPasswords> | undefined;

/** The bundled list, read when the first password is chosen: most processes run for days without one. */
export function commonPasswords(): Promise<CommonPasswords> {
  list ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) => new Map(dictionary.passwords.map((password, index) => [password, index + 1])),
  );
  return list;
}
