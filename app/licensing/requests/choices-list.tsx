import { Day } from "~/ui/day";
import type { Choice, Offer } from "./offer";

/** Every choice with its dates: what a page without a script cannot say beside the field. */
export function ChoicesList({ offer }: { offer: Pick<Offer, "quarters" | "renewals"> }) {
  return (
    <details className="disclosure">
      <summary>What each choice means</summary>
      <ul className="rows small">
        {offer.renewals.map((choice) => (
          <ChoiceLine key={choice.value} name={`Renewal of ${choice.label}`} choice={choice} />
        ))}
        {offer.quarters.map((choice) => (
          <ChoiceLine key={choice.value} name={choice.label.split(",")[0] ?? choice.label} choice={choice} />
        ))}
      </ul>
    </details>
  );
}

function ChoiceLine({ name, choice }: { name: string; choice: Choice }) {
  const { start, end, lastSafeDay, blocked, notes } = choice;
  return (
    <li>
      <div>
        <strong>{name}</strong>
        {blocked ? (
          <p>Cannot be chosen. {blocked}.</p>
        ) : (
          <>
            <p>
              Starts <Day date={start} />
              {end && (
                <>
                  , ends <Day date={end} />
                </>
              )}
              . Last safe day <Day date={lastSafeDay} />.
            </p>
            {notes.map((note) => (
              <p key={note} className="muted">
                {note}
              </p>
            ))}
          </>
        )}
      </div>
    </li>
  );
}
