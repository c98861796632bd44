import { useNavigate } from "@remix-run/react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { Hit } from "~/search/groups";
import { Highlighted } from "~/search/highlighted";
import { recentPages } from "~/search/recent-pages";
import { longestSearch, readSearchQuery } from "~/search/search-query";
import { useSuggestions } from "~/search/use-suggestions";
import { Icon } from "~/ui/icon";

export interface PaletteProps {
  onClose: () => void;
}

interface Choice {
  id: string;
  hit: Hit;
}

/** The search over the page: a field and the list that answers it, by the keyboard alone if one likes. */
export function Palette({ onClose }: PaletteProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(-1);
  const { groups, state } = useSuggestions(typed);
  const { words } = readSearchQuery(new URLSearchParams({ q: typed }));

  useEffect(() => {
    if (dialog.current && !dialog.current.open) dialog.current.showModal();
  }, []);

  const shown = groupsToShow(typed, groups);
  let count = 0;
  const numbered = shown.map((group) => ({
    ...group,
    choices: group.hits.map((hit): Choice => ({ id: `${id}-${count++}`, hit })),
  }));
  const choices = numbered.flatMap((group) => group.choices);
  const chosen = choices[active];

  const go = (to: string) => {
    dialog.current?.close();
    navigate(to);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const next = active + step;
      setActive(
        choices.length === 0 ? -1 : (next + choices.length + (active < 0 && step < 0 ? 1 : 0)) % choices.length,
      );
    }
    if (event.key === "Enter") {
      event.preventDefault();
      if (chosen) go(chosen.hit.to);
      else if (words.length > 0) go(`/search?${new URLSearchParams({ q: typed })}`);
    }
  };
  useEffect(() => {
    if (chosen) document.getElementById(chosen.id)?.scrollIntoView({ block: "nearest" });
  }, [chosen]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it; this is for those who point beside it
    <dialog
      ref={dialog}
      className="palette"
      aria-label="Find anything"
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      <div className="palette__field">
        <Icon name="search" />
        <input
          autoFocus
          type="text"
          role="combobox"
          aria-label="Find anything"
          aria-expanded={choices.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={chosen?.id}
          autoComplete="off"
          spellCheck={false}
          maxLength={longestSearch}
          placeholder="A name, a product, a finding, a page …"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(-1);
          }}
          onKeyDown={press}
        />
        <kbd>Esc</kbd>
      </div>
      <div className="palette__list" id={`${id}-list`} role="listbox" tabIndex={-1} aria-label="Results">
        {numbered.map(({ label, more, choices }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
          <div key={label} role="group" aria-labelledby={`${id}-${label}`}>
            <div className="palette__group" id={`${id}-${label}`}>
              {label}
              {more && <span aria-hidden="true"> {more}</span>}
            </div>
            {choices.map(({ id: choiceId, hit }) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
              // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field does it
              <div
                key={choiceId}
                id={choiceId}
                role="option"
                aria-selected={chosen?.id === choiceId}
                className="palette__hit"
                onClick={() => go(hit.to)}
              >
                <span>
                  <Highlighted text={hit.title} words={words} />
                </span>
                <span className="small muted">{[hit.of, hit.what].filter(Boolean).join(" · ")}</span>
              </div>
            ))}
          </div>
        ))}
      </div>
      <p className="palette__foot small muted" role="status">
        {inWords(state, choices.length, words.length > 0)}
      </p>
    </dialog>
  );
}

function groupsToShow(typed: string, groups: ReturnType<typeof useSuggestions>["groups"]) {
  if (typed.trim()) {
    return groups.map(({ label, hits, total, isMore }) => ({
      ...{ label, hits },
      more: hits.length < total || isMore ? `${hits.length} of ${total}${isMore ? "+" : ""}` : null,
    }));
  }
  const hits = recentPages().map(({ to, title }): Hit => ({ to, title, what: "", of: null }));
  return hits.length > 0 ? [{ label: "Recent pages", hits, more: null }] : [];
}

function inWords(state: ReturnType<typeof useSuggestions>["state"], count: number, isAsked: boolean): string {
  if (!isAsked) return "Type to find anything that you may see.";
  if (state === "searching") return "Searching …";
  if (state === "failed") return "The search did not answer. Press Enter to open its page.";
  if (count === 0) return "Nothing is found. Try fewer words.";
  return `${count} ${count === 1 ? "result" : "results"}. Enter opens the chosen one, or the page with all.`;
}
