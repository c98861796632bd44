// biome-ignore-all lint/suspicious/noArrayIndexKey: the parts of a text have no other name than their place
import type { Block } from "~/infra/markdown";
import { Notice } from "~/ui/notice";
import { Inlines, Prose } from "~/ui/prose";
import { outlineOf, type Part, type Point } from "./outline";

interface TrainingTextProps {
  blocks: readonly Block[];
  /** Says what is hidden because nobody has filled it in: for those who can. */
  showsHidden?: boolean;
}

/** The text of the Training page: its headline, a list of its sections, and each drawn as it was written. */
export function TrainingText({ blocks, showsHidden = false }: TrainingTextProps) {
  const { headline, sections, notes, hidden } = outlineOf(blocks);
  return (
    <div className="training">
      {headline.title === null && headline.blocks.length === 0 ? null : (
        <section className="training__headline">
          {headline.title && <h2>{headline.title}</h2>}
          <Prose blocks={headline.blocks} />
        </section>
      )}
      {showsHidden && hidden.length > 0 && (
        <Notice title="Hidden from readers until it is filled in:">{hidden.join("; ")}.</Notice>
      )}
      <div className="training__body">
        {sections.length > 2 && (
          <nav className="training__contents" aria-label="On this page">
            <h2 className="small muted">On this page</h2>
            <ol>
              {sections.map(({ id, title }) => (
                <li key={id}>
                  <a href={`#${id}`}>{title}</a>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <div className="training__sections">
          {sections.map(({ id, title, parts }) => (
            <section key={id} id={id} className="card" aria-labelledby={`${id}-title`}>
              <h2 id={`${id}-title`}>{title}</h2>
              <div className="stack note">
                {parts.map((part, place) => (
                  <SectionPart key={place} part={part} />
                ))}
              </div>
            </section>
          ))}
          {notes.length > 0 && (
            <div className="small muted">
              <Prose blocks={notes} />
            </div>
          )}
        </div>
      </div>
    </div>
  );
}

function SectionPart({ part }: { part: Part }) {
  switch (part.kind) {
    case "prose":
      return <Prose blocks={part.blocks} />;
    case "facts":
      return (
        <dl className="facts">
          {part.facts.map(({ name, value, more }) => (
            <div key={name} className="facts__pair">
              <dt>{name}</dt>
              <dd>
                <Inlines inlines={value} />
                {more.length > 0 && <Prose blocks={more} />}
              </dd>
            </div>
          ))}
        </dl>
      );
    case "cards":
      return (
        <ul className="training__cards">
          {part.points.map((point, place) => (
            <li key={place}>
              <PointText point={point} />
            </li>
          ))}
        </ul>
      );
    case "steps":
      return (
        <ol className="training__steps">
          {part.points.map((point, place) => (
            <li key={place}>
              <PointText point={point} />
            </li>
          ))}
        </ol>
      );
  }
}

function PointText({ point: { title, text, more } }: { point: Point }) {
  return (
    <>
      <h3>
        <Inlines inlines={title} />
      </h3>
      <p>
        <Inlines inlines={text} />
      </p>
      {more.length > 0 && <Prose blocks={more} />}
    </>
  );
}
