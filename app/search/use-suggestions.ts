import { useEffect, useState } from "react";
import type { FoundGroup } from "~/search/groups";

const pauseMs = 150;

interface Suggestions {
  groups: FoundGroup[];
  state: "idle" | "searching" | "found" | "failed";
}

/** What answers the words typed so far, a moment after the last letter. An older question that is still under way is given up. */
export function useSuggestions(typed: string): Suggestions {
  const [suggestions, setSuggestions] = useState<Suggestions>({ groups: [], state: "idle" });
  const asked = typed.trim();
  useEffect(() => {
    if (!asked) {
      setSuggestions({ groups: [], state: "idle" });
      return;
    }
    const abort = new AbortController();
    setSuggestions(({ groups }) => ({ groups, state: "searching" }));
    const waiting = setTimeout(() => {
      ask(asked, abort.signal).then(
        (groups) => setSuggestions({ groups, state: "found" }),
        () => abort.signal.aborted || setSuggestions({ groups: [], state: "failed" }),
      );
    }, pauseMs);
    return () => {
      clearTimeout(waiting);
      abort.abort();
    };
  }, [asked]);
  return suggestions;
}

async function ask(typed: string, signal: AbortSignal): Promise<FoundGroup[]> {
  const answer = await fetch(`/search/suggestions?${new URLSearchParams({ q: typed })}`, { signal });
  // A session that ended answers with the login page.
  if (!answer.ok || answer.redirected) throw new Error("The search did not answer.");
  return ((await answer.json()) as { groups: FoundGroup[] }).groups;
}
