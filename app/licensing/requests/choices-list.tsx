import { DatedText } from "~/ui/dated-text";
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
        {runsOf(offer.quarters).map(({ choice, last }) => (
          <ChoiceLine
            key={choice.value}
            name={last === choice ? nameOf(choice) : `${nameOf(choice)} to ${nameOf(last)}`}
            choice={choice}
          />
        ))}
      </ul>
    </details>
  );
}

const nameOf = ({ label }: Choice) => label.split(",")[0] ?? label;

/** Quarters in a row that cannot be chosen for the same reason are one line. */
function runsOf(quarters: Choice[]) {
  const runs: { choice: Choice; last: Choice }[] = [];
  for (const quarter of quarters) {
    const run = runs.at(-1);
    if (run && quarter.blocked && run.last.blocked === quarter.blocked) run.last = quarter;
    else runs.push({ choice: quarter, last: quarter });
  }
  return runs;
}

function ChoiceLine({ name, choice }: { name: string; choice: Choice }) {
  const { start, end, lastSafeDay, blocked, notes } = choice;
  return (
    <li>
      <div>
        <strong>
          <DatedText>{name}</DatedText>
        </strong>
        {blocked ? (
          <p>
            <DatedText>{`Cannot be chosen. ${blocked}.`}</DatedText>
          </p>
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
                <DatedText>{note}</DatedText>
              </p>
            ))}
          </>
        )}
      </div>
    </li>
  );
}
