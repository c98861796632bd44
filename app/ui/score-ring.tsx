import { type Band, toneOf } from "./band";

interface ScoreRingProps {
  /** 0 to 100 as it is printed; null where nothing was scored, which is never 0. */
  score: number | null;
  band: Band | null;
  /** The band in words. */
  word: string;
}

const radius = 62;
const circumference = 2 * Math.PI * radius;

export function ScoreRing({ score, band, word }: ScoreRingProps) {
  const label = score === null ? "Not scored" : `Score ${score} of 100, ${word}`;
  return (
    <svg className="score-ring" viewBox="0 0 152 152" role="img" aria-label={label}>
      <circle className="c-track" cx="76" cy="76" r={radius} fill="none" strokeWidth="11" />
      {score ? (
        <circle
          className={`c-${toneOf(band)}`}
          cx="76"
          cy="76"
          r={radius}
          fill="none"
          strokeWidth="11"
          strokeLinecap="round"
          strokeDasharray={`${((score / 100) * circumference).toFixed(1)} ${circumference.toFixed(1)}`}
          transform="rotate(-90 76 76)"
        />
      ) : null}
      <text className="score-ring__n" x="76" y="86">
        {score ?? "–"}
      </text>
      <text className="score-ring__of" x="76" y="106">
        {score === null ? "not scored" : "of 100"}
      </text>
    </svg>
  );
}
