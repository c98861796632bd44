import { scoreOf, type Tally } from "../score";
import { noSeverities, noStatuses } from "../vocabulary";
import type { CheckRow, ReadingSummary } from "./reading";

/** Counts rows as they are read. */
export class RowCounts {
  private rows = 0;
  private readonly status = noStatuses();
  private readonly severity = noSeverities();
  private readonly products = new Map<string, number>();
  private readonly areas = new Map<string, { name: string; key: string | null; rows: number }>();
  private readonly tallies = new Map<string, Tally>();

  get total(): number {
    return this.rows;
  }

  /** True where so many names can only mean that the wrong column is named so. */
  exceeds(limits: { areas: number; products: number }): "area" | "product" | null {
    if (this.areas.size > limits.areas) return "area";
    return this.products.size > limits.products ? "product" : null;
  }

  add({ status, severity, product, areaName, areaKey }: CheckRow): void {
    this.rows++;
    this.status[status]++;
    this.severity[severity]++;
    this.products.set(product, (this.products.get(product) ?? 0) + 1);

    const area = this.areas.get(areaName);
    if (area) area.rows++;
    else this.areas.set(areaName, { name: areaName, key: areaKey, rows: 1 });

    const kind = `${status} ${severity}`;
    const tally = this.tallies.get(kind);
    if (tally) tally.count++;
    else this.tallies.set(kind, { status, severity, count: 1 });
  }

  summary(): Pick<ReadingSummary, "counts" | "unknownAreas" | "score"> {
    const areas = [...this.areas.values()];
    return {
      counts: {
        rows: this.rows,
        status: this.status,
        severity: this.severity,
        products: [...this.products].map(([name, rows]) => ({ name, rows })),
        areas,
      },
      unknownAreas: areas.flatMap(({ key, name }) => (key === null ? [name] : [])),
      score: scoreOf(this.tallies.values()),
    };
  }
}
