import { Fragment } from "react";
import { Link } from "~/ui/link";

interface LetterTextProps {
  text: string;
  /** Addresses of this site become links; any other may have been typed by anybody, and stays text. */
  origin: string;
}

/** A letter's text part as its reader gets it. */
export function LetterText({ text, origin }: LetterTextProps) {
  return (
    <p className="whitespace-pre-wrap break-words">
      {text.split(/(https?:\/\/\S+)/).map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name, and never move
        <Fragment key={index}>
          {piece.startsWith(`${origin}/`) ? (
            <Link to={piece} reloadDocument>
              {piece}
            </Link>
          ) : (
            piece
          )}
        </Fragment>
      ))}
    </p>
  );
}
