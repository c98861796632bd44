import type { Refusal } from "./admission";

const texts: Record<Refusal["status"], [title: string, advice: string]> = {
  301: ["This page has moved", "Its address begins with https."],
  400: ["This request could not be read", "Open CM360 from its own address and try again there. Nothing was changed."],
  403: ["This did not come from a page of CM360", "Open CM360 and do it again there. Nothing was changed."],
  404: ["This page does not exist", "The address may be mistyped, or the page was moved. Nothing was changed."],
  405: ["This cannot be done here", "Pages can be read, and forms sent. Nothing was changed."],
  408: ["This took too long to arrive", "Check your connection, go back and send it again. Nothing was changed."],
  413: [
    "This is too much to send",
    "A form holds up to 64 kB, a health check’s file up to 20 MB. Go back and send less. Nothing was changed.",
  ],
  415: ["This is not a form", "Open the page in CM360 and send its form. Nothing was changed."],
  421: ["This is not the address of CM360", "Check the address you were given. Nothing was changed."],
  429: ["This was asked for too often", "Go back: the page says when it can be had again. Nothing was changed."],
  431: ["This request is too long", "Delete the cookies of this site, then try again. Nothing was changed."],
  500: ["Something went wrong on our side", "Try again in a few minutes. If it stays, tell us the reference below."],
  503: ["CM360 is busy", "Wait a few seconds, then go back and try again. Nothing was changed."],
  507: ["CM360 has no room to store this", "Nothing was changed. Tell Secure Dynamics the reference below."],
};

/** Where the status alone would not say it. */
const textsByReason: Record<string, [title: string, advice: string]> = {
  behind: [
    "This page cannot be shown just now",
    "CM360 has lost touch with the place where changes are kept. Yours are kept, and no older picture is shown. Wait a minute, then reload.",
  ],
  unreachable: [
    "Changes cannot be saved just now",
    "CM360 has lost touch with the place where changes are kept. Nothing was changed. Wait a minute, then try again.",
  ],
  unanswered: [
    "It is not known whether this was saved",
    "CM360 lost touch with the place where changes are kept in the moment of saving. Look whether your change is there.",
  ],
};

/** A page for answers that Remix does not give: it needs nothing but one stylesheet, so it works when all else fails. */
export function refusalPage(refusal: Pick<Refusal, "status"> & { reason?: string }, requestId: string) {
  const [title, advice] = textOf(refusal);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · CM360</title>
<link rel="stylesheet" href="/refusal.css">
</head>
<body>
<header><a href="/">CM360 <small>by Secure Dynamics</small></a></header>
<main>
<h1>${title}</h1>
<p>${advice}</p>
<p><a class="button" href="/">Open CM360</a></p>
<p class="reference">Reference for support: <code>${requestId}</code></p>
</main>
</body>
</html>
`;
}

/** The same for a script, which shows it in the page that it stands in. */
export function refusalText(refusal: Pick<Refusal, "status"> & { reason?: string }) {
  return textOf(refusal).join(". ");
}

function textOf({ status, reason = "" }: Pick<Refusal, "status"> & { reason?: string }) {
  return textsByReason[reason] ?? texts[status];
}
