import { Figure } from "~/ui/bars";
import { Card } from "~/ui/card";
import { Heat, HeatLegend } from "~/ui/heat";
import { AreasTable } from "./areas-table";
import { findingsLink } from "./findings-filter";
import { type Band, bandRanges, bandWord, wholeScore } from "./score";
import { type StatusCounts, statuses } from "./vocabulary";

interface AreaScore {
  name: string;
  key: string | null;
  score: number | null;
  band: Band | null;
  counts: StatusCounts;
}

interface ReportAreasProps {
  /** Up to the help pages: /customers/acme/health-checks/help */
  helpPath: string;
  products: readonly { name: string; score: number | null; band: Band | null; areas: readonly AreaScore[] }[];
}

const about: Record<string, string> = {
  Platform: "Consoles and logs",
  ZIA: "Internet Access",
  ZPA: "Private Access",
  ZDX: "Digital Experience",
  ZCC: "Client Connector",
};

/** A score per technology area, worst first inside its product; the cell opens its rows, the ? its help. */
export function ReportAreas({ helpPath, products }: ReportAreasProps) {
  return (
    <Card
      title="Technology areas"
      action={
        <HeatLegend
          entries={[
            ...bandRanges.map(({ band, from, to }) => ({ band, label: `${from}–${to} ${bandWord(band)}` })),
            { band: null, label: "– Not scored" },
          ]}
        />
      }
    >
      <Figure table={<AreasTable products={products} />}>
        <Heat
          groups={products.map((product) => ({
            name: product.name,
            ...(about[product.name] ? { about: about[product.name] as string } : {}),
            score: rounded(product.score),
            word: bandWord(product.band),
            cells: product.areas.map((area) => ({
              name: area.name,
              score: rounded(area.score),
              band: area.band,
              note: checksIn(area.counts),
              to: findingsLink({ product: product.name, area: area.name }),
              help: area.key && `${helpPath}/${area.key}`,
            })),
          }))}
        />
      </Figure>
    </Card>
  );
}

function rounded(score: number | null): number | null {
  return score === null ? null : wholeScore(score);
}

function checksIn(counts: StatusCounts): string {
  const checks = statuses.reduce((sum, status) => sum + counts[status], 0);
  return checks === 1 ? "1 check" : `${checks.toLocaleString("en-GB")} checks`;
}
