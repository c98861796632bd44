import { Day } from "~/ui/day";
import type { CompletionView } from "./completion-view.server";
import type { MovePage } from "./move-page.server";

interface CompletionEffectsProps {
  page: MovePage;
  view: CompletionView;
  /** The name of the boxes for the terms whose place the new one takes. */
  name: string;
  chosen: readonly string[];
}

/** Which subscription is made, what it follows, and whose place it takes. */
export function CompletionEffects({ page, view, name, chosen }: CompletionEffectsProps) {
  return (
    <div className="stack stack--tight">
      <h2 className="title">What happens</h2>
      <ul className="stack stack--tight">
        <li>
          {page.customerName} gets a subscription to {page.name}, and the request is closed.
        </li>
        {view.follows.map(({ id, endDate, count }) => (
          <li key={id}>
            It follows the term that ends on <Day date={endDate} />
            {count && <>, {count}</>}: the number is the new total.
          </li>
        ))}
        {view.beside.map(({ id, endDate, count }) => (
          <li key={id}>
            It runs beside the term until <Day date={endDate} />
            {count && <>, {count}</>}: the number is in addition.
          </li>
        ))}
      </ul>
      {view.candidates.length > 0 && (
        <fieldset className="stack stack--tight">
          <legend className="label">Takes the place of</legend>
          {view.candidates.map((candidate) => (
            <div key={candidate.id} className="choice">
              <input
                type="checkbox"
                id={`replaced-${candidate.id}`}
                name={name}
                value={candidate.id}
                defaultChecked={chosen.includes(candidate.id)}
              />
              <label htmlFor={`replaced-${candidate.id}`}>
                {candidate.name}
                {candidate.count && `, ${candidate.count}`}: <EndOf candidate={candidate} />
              </label>
            </div>
          ))}
          <p className="field__hint">
            With another first day, it ends on the day before that one; never later than agreed.
          </p>
        </fieldset>
      )}
    </div>
  );
}

function EndOf({ candidate: { endDate, endsOn } }: { candidate: CompletionView["candidates"][number] }) {
  if (endsOn === endDate)
    return (
      <>
        ends on <Day date={endDate} />, as agreed
      </>
    );
  return (
    <>
      ends on <Day date={endsOn} /> instead of <Day date={endDate} />
    </>
  );
}
