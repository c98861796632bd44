/** A measured number as it is printed, with its unit where there is one: "1,250 users", "40 %", "–" for none. */
export function figure(value: number | null, unit = ""): string {
  if (value === null) return "–";
  const number = value.toLocaleString("en-GB", { maximumFractionDigits: 6 }).replace("-", "−");
  return unit ? `${number} ${unit}` : number;
}
