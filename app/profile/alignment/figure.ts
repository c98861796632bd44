/** A measured number as it is printed, with its unit where there is one: "1,250 users", "40 %", "–" for none. */
export function figure(value: number | null, unit = ""): string {
  if (value === null) return "–";
  const number = value.toLocaleString("en-GB", { maximumFractionDigits: 6 }).replace("-", "−");
  if (!unit) return number;
  // A unit such as 0-100 would read as a second number.
  return /^\d/.test(unit) ? `${number} (${unit})` : `${number} ${unit}`;
}
