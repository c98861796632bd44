import { useFetcher } from "@remix-run/react";
import { type MouseEvent, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { type HelpAnswer, HelpPanel } from "./help-panel";
import { Link } from "./link";

interface HelpLinkProps {
  /** The page of help; with `?panel` its data are a HelpAnswer, or null where it is not to be had. */
  to: string;
  about: string;
}

/** The `?` beside a term: a real link, named "Help: " and the term; with a script it opens beside the page instead. */
export function HelpLink({ to, about }: HelpLinkProps) {
  const [opener, setOpener] = useState<HTMLAnchorElement | null>(null);
  const open = (event: MouseEvent<HTMLAnchorElement>) => {
    // Another tab or window is what was asked for then.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setOpener(event.currentTarget);
  };
  const close = () => {
    setOpener(null);
    opener?.focus();
  };
  return (
    <>
      <Link className="help-link" to={to} aria-label={`Help: ${about}`} onClick={open}>
        ?
      </Link>
      {opener && createPortal(<OpenHelp to={to} about={about} onClose={close} />, document.body)}
    </>
  );
}

/** Fetches only once it is opened: with a hundred question marks on a page, as many fetchers took a tenth of its drawing. */
function OpenHelp({ to, about, onClose }: HelpLinkProps & { onClose: () => void }) {
  const { load, data } = useFetcher<HelpAnswer | null>();
  useEffect(() => load(`${to}?panel`), [load, to]);
  return <HelpPanel to={to} about={about} answer={data} onClose={onClose} />;
}
