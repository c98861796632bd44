import type { ScaleStep } from "./journey.server";

/** The scale, step by step, each with its sentence. */
export function ScaleStrip({ scale }: { scale: readonly ScaleStep[] }) {
  return (
    <section className="section" aria-labelledby="scale-title">
      <div className="section__head">
        <h2 className="title" id="scale-title">
          The scale, the same for both sides
        </h2>
      </div>
      <ol className="scale-strip">
        {scale.map((step) => (
          <li key={step.value}>
            <strong>
              <span className="num">{step.value}</span> {step.label}
            </strong>
            <span className="small">{step.meaning}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
