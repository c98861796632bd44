import { Card } from "~/ui/card";
import { Heat, HeatLegend } from "~/ui/heat";
import { findingsLink } from "./findings-filter";
import { type Band, bandRanges, bandWord, wholeScore } from "./score";

interface AreaScore {
  name: string;
  key: string | null;
  score: number | null;
  band: Band | null;
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
            to: findingsLink({ area: area.name }),
            help: area.key && `${helpPath}/${area.key}`,
          })),
        }))}
      />
    </Card>
  );
}

function rounded(score: number | null): number | null {
  return score === null ? null : wholeScore(score);
}
