import type { PlacedTally } from "./compare";
import { groupedBy } from "./product-order";
import { type Formula, scoreOf } from "./score";

/** Where the heaviest risks lie, the first first: as many places as it takes to fill so many rows. */
export function riskPlaces(tallies: readonly PlacedTally[], formula: Formula, rows: number): PlacedTally[] {
  const scores = new Map(
    [...groupedBy(tallies, place)].map(([key, ofArea]) => [key, scoreOf(ofArea, formula) ?? Number.POSITIVE_INFINITY]),
  );
  const risks = tallies
    .filter(({ status }) => status === "fail" || status === "warning")
    .sort(
      (a, b) =>
        Number(a.status === "warning") - Number(b.status === "warning") ||
        formula.weights[b.severity] - formula.weights[a.severity] ||
        (scores.get(place(a)) ?? 0) - (scores.get(place(b)) ?? 0) ||
        a.areaName.localeCompare(b.areaName),
    );
  const places: PlacedTally[] = [];
  for (let found = 0; found < rows && places.length < risks.length; ) {
    const next = risks[places.length];
    if (!next) break;
    places.push(next);
    found += next.count;
  }
  return places;
}

function place({ product, areaName }: PlacedTally): string {
  return JSON.stringify([product, areaName]);
}
