import { useEffect, useRef } from "react";
import { Button } from "./button";
import { Link } from "./link";

/** What a page of help answers with, so that a panel can show it: texts under their headings. */
export interface HelpAnswer {
  help: { title: string; text: string }[];
}

interface HelpPanelProps {
  /** The page of help. */
  to: string;
  about: string;
  /** Undefined: not here yet; null: not to be had. */
  answer: HelpAnswer | null | undefined;
  onClose: () => void;
}

/** The page of help in short, over the page where it was asked for; Escape closes it. */
export function HelpPanel({ to, about, answer, onClose }: HelpPanelProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current && !dialog.current.open) dialog.current.showModal();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape and the button close it; this is for those who point beside it
    <dialog
      ref={dialog}
      className="help-panel"
      aria-labelledby="help-panel-title"
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      <div className="help-panel__body">
        <h2 className="title" id="help-panel-title">
          {about}
        </h2>
        <div className="prose" aria-live="polite">
          {answer ? (
            answer.help.map(({ title, text }) => (
              <section key={title}>
                <h3>{title}</h3>
                <p>{text}</p>
              </section>
            ))
          ) : (
            <p className="muted">{answer === null ? "The help could not be loaded." : "One moment…"}</p>
          )}
        </div>
        <p className="cluster">
          <Button type="button" onClick={() => dialog.current?.close()}>
            Close
          </Button>
          <Link to={to}>All about it</Link>
        </p>
      </div>
    </dialog>
  );
}
