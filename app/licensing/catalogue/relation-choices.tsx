import type { RelationKind } from "./graph";
import { relationFields, relationLabels } from "./product-fields";

export interface Choice {
  sku: string;
  name: string;
  family: string;
  isRetired: boolean;
}

interface RelationChoicesProps {
  kind: RelationKind;
  formId: string;
  hint: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  errors: readonly string[] | undefined;
}

const onTop = "Chosen now";

/** Boxes under their families, what is chosen on top. All names stand on the page, where the browser's own search finds and opens them. */
export function RelationChoices({ kind, formId, hint, choices, chosen, errors }: RelationChoicesProps) {
  const name = relationFields[kind];
  const ofKind = `${formId}-${name}`;
  const groups = new Map<string, Choice[]>([
    [onTop, chosen.flatMap((sku) => choices.filter((one) => one.sku === sku))],
  ]);
  for (const choice of choices)
    if (!chosen.includes(choice.sku)) groups.set(choice.family, [...(groups.get(choice.family) ?? []), choice]);
  return (
    <details className="disclosure" open={Boolean(errors?.length)}>
      <summary>
        {relationLabels[kind]} <span className="count">{chosen.length}</span>
      </summary>
      <div id={ofKind} className="stack" tabIndex={-1}>
        {errors?.map((message) => (
          <p key={message} className="field__error">
            {message}
          </p>
        ))}
        <p className="muted small">{hint}</p>
        {[...groups]
          .filter(([, group]) => group.length > 0)
          .map(([family, group]) => (
            <fieldset key={family} className="stack stack--tight">
              <legend className="label">{family}</legend>
              <ul className="grid grid--2">
                {group.map(({ sku, name: product, isRetired }) => (
                  <li key={sku} className="choice">
                    <input
                      type="checkbox"
                      id={`${ofKind}-${sku}`}
                      name={name}
                      value={sku}
                      defaultChecked={chosen.includes(sku)}
                    />
                    <label htmlFor={`${ofKind}-${sku}`}>
                      {product} <span className="mono small muted">{sku}</span>
                      {isRetired && <span className="small muted"> (retired)</span>}
                    </label>
                  </li>
                ))}
              </ul>
            </fieldset>
          ))}
      </div>
    </details>
  );
}
