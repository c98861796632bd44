/** A business's name as an address: lower-case words with hyphens. "Müller & Søn GmbH" is muller-son-gmbh. */
export function slugOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[ßæœøłđðþı]/g, (letter) => spelled[letter] ?? letter);
  const words = plain.replace(/[^a-z0-9]+/g, "-").slice(0, 60);
  return words.replace(/^-+|-+$/g, "") || "business";
}

/** The slug itself, or the first of slug-2, slug-3 … that is free. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  let number = 2;
  while (taken.has(`${slug}-${number}`)) number++;
  return `${slug}-${number}`;
}

const spelled: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};
