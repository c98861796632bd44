// biome-ignore-all lint/suspicious/noArrayIndexKey: the parts of a text have no other name than their place

import { Fragment, type ReactNode } from "react";
import type { Block, Inline } from "~/infra/markdown";
import { Link } from "./link";

/** Draws what parseMarkdown understood, element by element: no text of a person ever becomes markup. */
export function Prose({ blocks }: { blocks: readonly Block[] }) {
  return <div className="prose">{blocks.map(drawBlock)}</div>;
}

/** Words within a line, where a page lays out a text by itself. */
export function Inlines({ inlines }: { inlines: readonly Inline[] }) {
  return <>{drawInlines(inlines)}</>;
}

function drawBlock(block: Block, key: number): ReactNode {
  switch (block.kind) {
    case "heading": {
      const Tag = `h${block.level}` as const;
      return <Tag key={key}>{drawInlines(block.children)}</Tag>;
    }
    case "paragraph":
      return <p key={key}>{drawInlines(block.children)}</p>;
    case "list":
      return block.ordered ? (
        <ol key={key} start={block.start}>
          {drawItems(block.items)}
        </ol>
      ) : (
        <ul key={key}>{drawItems(block.items)}</ul>
      );
    case "quote":
      return <blockquote key={key}>{block.blocks.map(drawBlock)}</blockquote>;
    case "code":
      return (
        <pre key={key}>
          <code>{block.text}</code>
        </pre>
      );
    case "table":
      return <ProseTable key={key} head={block.head} rows={block.rows} />;
    case "rule":
      return <hr key={key} />;
  }
}

/** An item of one paragraph is drawn tight. */
function drawItems(items: readonly Block[][]) {
  return items.map((blocks, index) => (
    <li key={index}>
      {blocks.map((block, place) =>
        block.kind === "paragraph" ? (
          <Fragment key={place}>{drawInlines(block.children)}</Fragment>
        ) : (
          drawBlock(block, place)
        ),
      )}
    </li>
  ));
}

function ProseTable({ head, rows }: { head: readonly Inline[][]; rows: readonly Inline[][][] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section className="scroll" tabIndex={0} aria-label="Table">
      <table>
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th key={index} scope="col">
                {drawInlines(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, line) => (
            <tr key={line}>
              {row.map((cell, index) => (
                <td key={index}>{drawInlines(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function drawInlines(inlines: readonly Inline[]): ReactNode {
  return inlines.map(drawInline);
}

function drawInline(inline: Inline, key: number): ReactNode {
  if (typeof inline === "string") return inline;
  switch (inline.kind) {
    case "strong":
      return <strong key={key}>{drawInlines(inline.children)}</strong>;
    case "emphasis":
      return <em key={key}>{drawInlines(inline.children)}</em>;
    case "code":
      return <code key={key}>{inline.text}</code>;
    case "break":
      return <br key={key} />;
    case "link":
      return <ProseLink key={key} href={inline.href} text={drawInlines(inline.children)} />;
  }
}

function ProseLink({ href, text }: { href: string; text: ReactNode }) {
  if (href.startsWith("/")) return <Link to={href}>{text}</Link>;
  return (
    <a href={href} rel="noreferrer">
      {text}
    </a>
  );
}
