import type { Toast } from "~/infra/responses.server";
import { sealsCut } from "~/jobs/job";
import type { RunNow } from "~/jobs/run-now.server";

/** What the page says after Run Now was pressed. */
export function runToast(run: Exclude<RunNow, { outcome: "unknown" }>): Toast {
  switch (run.outcome) {
    case "started":
      return { title: `“${run.title}” is running.`, text: "Load this page again to see how it ended." };
    case "running":
      return { title: `“${run.title}” is under way already.`, text: "It was not begun a second time." };
    case "has-run":
      return { title: `“${run.title}” has run since this page was loaded.`, text: "It was not begun again." };
    case "ended":
      return run.ended.state === "done"
        ? { title: `“${run.title}” was done.`, text: sealsCut(run.ended.result) }
        : { title: `“${run.title}” failed.`, text: sealsCut(run.ended.result) };
  }
}
