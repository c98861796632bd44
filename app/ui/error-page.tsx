import { isRouteErrorResponse } from "@remix-run/react";
import { Button, ButtonLink } from "./button";

interface ErrorPageProps {
  error: unknown;
}

/** Says what happened and what to do. It needs no loader, no script and no session. */
export function ErrorPage({ error }: ErrorPageProps) {
  const { title, text, button } = wordsOf(error);
  const reference = referenceOf(error);
  const unsent = unsentOf(error);
  return (
    <div className="empty empty--page">
      <h1>{title}</h1>
      <p>{text}</p>
      {unsent && <p>What you typed is kept on this page: send it again from here.</p>}
      <div className="cluster">
        {button && (
          <form method="post" action={button.action}>
            <Button kind="primary">{button.label}</Button>
          </form>
        )}
        {unsent && (
          <form method="post" action={unsent.action}>
            {unsent.fields.map(([name, value], position) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a form may hold a field twice, and never changes here
              <input key={position} type="hidden" name={name} value={value} />
            ))}
            <Button kind="primary">Send Again</Button>
          </form>
        )}
        <ButtonLink kind={button || unsent ? "plain" : "primary"} to="/" reloadDocument>
          Open CM360
        </ButtonLink>
      </div>
      {reference && (
        <p className="small muted">
          Reference for support: <span className="mono">{reference}</span>
        </p>
      )}
    </div>
  );
}

export function errorTitle(error: unknown) {
  return wordsOf(error).title;
}

function statusOf(error: unknown) {
  return isRouteErrorResponse(error) ? error.status : 500;
}

/** The id of the request that failed, as entry.server.tsx hands it over. */
function referenceOf(error: unknown): string | null {
  if (!isRouteErrorResponse(error)) return null;
  const { requestId } = (error.data ?? {}) as { requestId?: unknown };
  return typeof requestId === "string" ? requestId : null;
}

interface Unsent {
  action: string;
  fields: [name: string, value: string][];
}

/** The form that was posted in vain, where it can be sent again as it was. */
function unsentOf(error: unknown): Unsent | null {
  if (!isRouteErrorResponse(error)) return null;
  const { unsent } = (error.data ?? {}) as { unsent?: Unsent };
  return unsent ?? null;
}

interface Words {
  title: string;
  text: string;
  /** The way on, as a form's button. */
  button?: { action: string; label: string };
}

/** Those that the refusal brings along, else the usual ones of its status. */
function wordsOf(error: unknown): Words {
  const status = statusOf(error);
  const { title, text, button } = ((isRouteErrorResponse(error) && error.data) || {}) as Partial<Words>;
  if (status === 403 && typeof title === "string" && typeof text === "string")
    return { title, text, ...(button ? { button } : {}) };
  const { cause } = ((isRouteErrorResponse(error) && error.data) || {}) as { cause?: string };
  return (cause && causes[cause]) || (words[status] ?? (status < 500 ? notUnderstood : ourFault));
}

const notUnderstood: Words = {
  title: "This could not be understood",
  text: "What was sent does not fit this page. Nothing was changed. Go back, load the page again, and repeat what you did.",
};

const ourFault: Words = {
  title: "Something went wrong on our side",
  text: "The fault is recorded, and you did not cause it. Try again in a minute. If it comes back, send us the reference below.",
};

const causes: Record<string, Words> = {
  behind: {
    title: "This page cannot be shown just now",
    text: "CM360 has lost touch with the place where changes are kept. Yours are kept, and no older picture is shown. Wait a minute, then load the page again.",
  },
  unreachable: {
    title: "Changes cannot be saved just now",
    text: "CM360 has lost touch with the place where changes are kept. Nothing was changed. It tries again by itself; wait a minute, then send it again.",
  },
  unanswered: {
    title: "It is not known whether this was saved",
    text: "CM360 lost touch with the place where changes are kept in the very moment of saving. Look whether your change is there before you send it again.",
  },
};

const words: Record<number, Words> = {
  403: {
    title: "You may not do this",
    text: "Your account does not have the permission that this page needs. Nothing was changed. Ask the owner of the account, or Secure Dynamics, if you need it for your work.",
  },
  404: {
    title: "This page does not exist",
    text: "The address may be mistyped, or the page belongs to a business that you do not act for. Nothing was changed.",
  },
  405: {
    title: "This page cannot be used that way",
    text: "It can be read, but nothing can be sent to it. Nothing was changed. Go back, load the page again, and repeat what you did.",
  },
  413: {
    title: "This is too large",
    text: "What was sent is larger than this page accepts. Nothing was changed. Go back and send a smaller file.",
  },
  429: {
    title: "Too many tries",
    text: "Wait a few minutes, then try again. Nothing was changed.",
  },
  503: {
    title: "CM360 is busy",
    text: "Nothing was changed. Wait a minute, then try again.",
  },
  507: {
    title: "There is no room left",
    text: "What was sent could not be stored, and nothing was changed. We have been told. Try again later.",
  },
};
