import { bandOf, bandWord } from "~/health-checks/score";
import type { HealthCheckFacts } from "~/profile/facts";
import { Badge } from "~/ui/badge";
import { toneOf } from "~/ui/band";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Day } from "~/ui/day";
import { Empty } from "~/ui/empty";
import { ScoreRing } from "~/ui/score-ring";

/** The score of the newest health check, its change, and what fails. */
export function HealthCheckCard({ slug, healthCheck }: { slug: string; healthCheck: HealthCheckFacts | null }) {
  if (!healthCheck)
    return (
      <Card title="Zscaler Health Checks">
        <Empty icon="activity" title="No health check is published yet">
          The score of your Zscaler configuration, what fails and what to do about it stand here as soon as Secure
          Dynamics publishes a health check.
        </Empty>
      </Card>
    );

  const { date, score, failed } = healthCheck;
  const band = bandOf(score);
  const shown = score === null ? null : Math.round(score);
  return (
    <Card
      title="Latest health check"
      action={<Badge tone={toneOf(band)}>{bandWord(band)}</Badge>}
      foot={<ButtonLink to={`/customers/${slug}/health-checks/${date}`}>Open the health check</ButtonLink>}
    >
      <div className="score">
        <ScoreRing score={shown} band={band} word={bandWord(band)} />
        <div className="stack stack--tight">
          <p>
            <Day date={date} />
          </p>
          <Change healthCheck={healthCheck} />
          <p>
            <strong className="num">{failed}</strong> {failed === 1 ? "check fails" : "checks fail"}
          </p>
        </div>
      </div>
    </Card>
  );
}

function Change({ healthCheck: { score, previous } }: { healthCheck: HealthCheckFacts }) {
  if (!previous || previous.score === null || score === null) return null;
  const change = Math.round(score) - Math.round(previous.score);
  const sign = change > 0 ? `+${change}` : change < 0 ? `−${-change}` : "±0";
  return (
    <p>
      <strong className="num">{sign}</strong> since <Day date={previous.date} />{" "}
      <span className="muted">({Math.round(previous.score)})</span>
    </p>
  );
}
