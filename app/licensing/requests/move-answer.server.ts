import type { Submission } from "@conform-to/react";
import { json } from "@remix-run/node";
import { notFound, redirectWithToast, type Toast } from "~/infra/responses.server";
import type { Meanwhile, Moved } from "~/licensing/requests/moves.server";
import { changeWords, stateNames } from "~/licensing/requests/states";

/** What a page says to who came too late; the page below it shows how the request stands now. */
export interface Lost {
  what: string;
  by: string;
  at: string;
  stateName: string;
}

/** The answer to a move, as every page of a request gives it: on to `url`, or 409 with what happened meanwhile and what was typed. */
export async function answerMove(moved: Moved, url: string, toast: string | Toast, submission?: Submission<unknown>) {
  if (moved === null) throw notFound();
  if (moved === "moved" || moved === "moved-before") return redirectWithToast(url, toast);
  return json({ lost: lostTo(moved), ...(submission ? { result: submission.reply() } : {}) }, 409);
}

function lostTo({ what, by, byBusiness, at, state }: Meanwhile): Lost {
  return { what: changeWords[what], by: byBusiness ? `${by} of ${byBusiness}` : by, at, stateName: stateNames[state] };
}
