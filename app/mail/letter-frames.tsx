import { Card } from "~/ui/card";
import { Link } from "~/ui/link";

interface LetterFramesProps {
  title: string;
  /** Where the HTML part is a page of its own. */
  html: string;
  text: string;
}

/** Both parts of a mail. The HTML stands in a frame that runs no script and can reach nothing of this page. */
export function LetterFrames({ title, html, text }: LetterFramesProps) {
  return (
    <>
      <Card
        title="HTML"
        action={
          <Link to={html} reloadDocument>
            Open by itself
          </Link>
        }
      >
        <iframe
          className="block h-[36rem] w-full border-0 bg-white"
          sandbox=""
          src={html}
          title={`${title}, as HTML`}
          loading="lazy"
        />
      </Card>
      <Card title="Text">
        <p className="whitespace-pre-wrap wrap-anywhere">{text}</p>
      </Card>
    </>
  );
}
