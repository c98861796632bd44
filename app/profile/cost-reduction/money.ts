/** The currencies that an amount may be in, as ISO 4217 codes. */
export const currencies: readonly string[] = Intl.supportedValuesOf("currency");

/** A billion of the usual currencies: no annual cost comes near it, and a thousand of them add up exactly. */
const mostMinorUnits = 1e12;

export type MoneyReading = { minor: number } | { problem: string };

/**
 * Reads an amount as people type it: "12500", "12,500.50", "12 500". A point stands before decimals, and before nothing
 * else; what could be read in two ways ("12.500", "12.500,50") is asked, never guessed.
 */
export function readMoney(text: string, currency: string): MoneyReading {
  const digits = digitsOf(currency);
  const example = digits === 0 ? "12,500" : `12,500.${"50".padEnd(digits, "0")}`;
  const written = text
    .normalize("NFKC")
    .replace(new RegExp(`^${currency}\\s*|\\s*${currency}$`, "i"), "")
    .replace(/\s/g, " ")
    .trim();
  if (/^[-−(]/.test(written)) return { problem: "Enter an annual cost of 0 or more" };
  if (!/^[\d., '’]+$/.test(written) || !/\d/.test(written))
    return { problem: `Enter the annual cost as a number, such as ${example}` };

  const parts = /^(\d+|\d{1,3}(?:([, '’])\d{3})(?:\2\d{3})*)(?:\.(\d+))?$/.exec(written);
  const decimals = parts?.[3] ?? "";
  if (!parts?.[1] || decimals.length > digits) {
    const how = digits === 0 ? `without decimals, which ${currency} does not have` : "with a point before the decimals";
    return { problem: `Write ${written} ${how}, such as ${example}` };
  }
  const minor = Number(parts[1].replace(/\D/g, "") + decimals.padEnd(digits, "0"));
  return minor <= mostMinorUnits
    ? { minor }
    : { problem: `Enter an annual cost of at most ${formatMoney(mostMinorUnits, currency)}` };
}

/** "12,500.50 EUR"; a whole amount has no decimals. */
export function formatMoney(minor: number, currency: string): string {
  return `${formatAmount(minor, currency)} ${currency}`;
}

/** The same without the currency: where a field or a heading names it. */
export function formatAmount(minor: number, currency: string): string {
  const { whole, decimals } = partsOf(minor, currency);
  const fraction = /[1-9]/.test(decimals) ? `.${decimals}` : "";
  return whole.toLocaleString("en-GB") + fraction;
}

/** For machines: no commas, and all decimals of the currency. */
export function plainAmount(minor: number, currency: string): string {
  const { whole, decimals } = partsOf(minor, currency);
  return decimals ? `${whole}.${decimals}` : String(whole);
}

function partsOf(minor: number, currency: string) {
  const digits = digitsOf(currency);
  const unit = 10 ** digits;
  return {
    whole: Math.floor(minor / unit),
    decimals: digits === 0 ? "" : String(minor % unit).padStart(digits, "0"),
  };
}

// ISO 4217's own table. The machine's (CLDR) differs from it and changes with its version; what is stored may not.
const otherDigits: readonly (readonly [number, string])[] = [
  [0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"],
  [3, "BHD IQD JOD KWD LYD OMR TND"],
  [4, "CLF UYW"],
];
const digitsByCurrency = new Map(otherDigits.flatMap(([digits, codes]) => codes.split(" ").map((c) => [c, digits])));

/** How many decimals the currency has: 2 of EUR, none of JPY, 3 of KWD. */
function digitsOf(currency: string): number {
  return digitsByCurrency.get(currency) ?? 2;
}
