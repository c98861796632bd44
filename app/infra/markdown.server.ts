import { marked, type Token, type Tokens } from "marked";
import type { Block, Inline } from "./markdown";

/**
 * What people wrote in Markdown, as data: paragraphs, headings from h2 down, lists, quotes, tables, code, rules, bold,
 * italics, and links to http, https, mailto or a path of this site. Whatever else they wrote stays visible as text.
 */
export function parseMarkdown(text: string): Block[] {
  if (text.length > longestText || tooDeep.test(text)) return plainParagraphs(text);
  return blocksOf(marked.lexer(text), 0);
}

type BlockToken =
  | Tokens.Blockquote
  | Tokens.Code
  | Tokens.Def
  | Tokens.Heading
  | Tokens.Hr
  | Tokens.HTML
  | Tokens.List
  | Tokens.Paragraph
  | Tokens.Space
  | Tokens.Table
  | Tokens.Text;

type InlineToken =
  | Tokens.Br
  | Tokens.Checkbox
  | Tokens.Codespan
  | Tokens.Del
  | Tokens.Em
  | Tokens.Escape
  | Tokens.Image
  | Tokens.Link
  | Tokens.Strong
  | Tokens.Tag
  | Tokens.Text;

const longestText = 50_000;
const deepest = 8;

/** Thirty quotes or lists within each other on one line: nobody writes that, and it would cost the parser its stack. */
const tooDeep = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){30}/m;

function plainParagraphs(text: string): Block[] {
  return text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph) => ({ kind: "paragraph", children: [paragraph] }));
}

function blocksOf(tokens: readonly Token[], depth: number): Block[] {
  return tokens.flatMap((token) => blockOf(token as BlockToken, depth));
}

function blockOf(token: BlockToken, depth: number): Block | [] {
  if (depth > deepest) return paragraph([token.raw.trim()]);
  switch (token.type) {
    case "space":
    case "def":
      return [];
    case "heading":
      return { kind: "heading", level: levelOf(token.depth), children: inlinesOf(token.tokens, depth) };
    case "paragraph":
      return paragraph(inlinesOf(token.tokens, depth));
    case "text":
      return paragraph(token.tokens ? inlinesOf(token.tokens, depth) : [decoded(token.text)]);
    case "list":
      return listOf(token, depth);
    case "blockquote":
      return { kind: "quote", blocks: blocksOf(token.tokens, depth + 1) };
    case "code":
      return { kind: "code", text: token.text };
    case "table":
      return tableOf(token, depth);
    case "hr":
      return { kind: "rule" };
    case "html":
      return paragraph([token.raw.trim()]);
  }
}

function paragraph(children: Inline[]): Block {
  return { kind: "paragraph", children };
}

/** The page's own title is the only h1. */
function levelOf(depth: number): 2 | 3 | 4 {
  return depth <= 2 ? 2 : depth === 3 ? 3 : 4;
}

function listOf(token: Tokens.List, depth: number): Block {
  const items = token.items.map((item) => blocksOf(item.tokens, depth + 1));
  return { kind: "list", ordered: token.ordered, start: token.start === "" ? 1 : token.start, items };
}

function tableOf(token: Tokens.Table, depth: number): Block {
  const cells = (row: readonly Tokens.TableCell[]) => row.map((cell) => inlinesOf(cell.tokens, depth));
  return { kind: "table", head: cells(token.header), rows: token.rows.map(cells) };
}

function inlinesOf(tokens: readonly Token[], depth: number): Inline[] {
  return joined(tokens.map((token) => inlineOf(token as InlineToken, depth)));
}

function inlineOf(token: InlineToken, depth: number): Inline {
  if (depth > deepest) return token.raw;
  switch (token.type) {
    case "text":
      return decoded(token.text);
    case "escape":
      return token.text;
    case "strong":
      return { kind: "strong", children: inlinesOf(token.tokens, depth + 1) };
    case "em":
      return { kind: "emphasis", children: inlinesOf(token.tokens, depth + 1) };
    case "codespan":
      return { kind: "code", text: token.text };
    case "br":
      return { kind: "break" };
    case "link":
      return linkOf(token, depth);
    case "checkbox":
    case "del":
    case "html":
    case "image":
      return token.raw;
  }
}

function linkOf(token: Tokens.Link, depth: number): Inline {
  const href = safeHref(decoded(token.href));
  return href === null ? token.raw : { kind: "link", href, children: inlinesOf(token.tokens, depth + 1) };
}

/** Read as a browser would read it, which drops tabs and line ends before it looks for the scheme. */
function safeHref(href: string): string | null {
  const base = "https://this-site.invalid";
  if (!URL.canParse(href, base)) return null;
  const url = new URL(href, base);
  if (url.origin === base) return href.startsWith("/") ? url.pathname + url.search + url.hash : null;
  const isAbsolute = /^(?:https?:\/\/|mailto:)/i.test(href);
  return isAbsolute && ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : null;
}

/** marked leaves these to its HTML writer, which we do not use. */
function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi, (whole, decimal, hex, name) => {
    if (name) return entities[String(name).toLowerCase()] ?? whole;
    const point = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** Texts that stand beside each other are one. */
function joined(inlines: readonly Inline[]): Inline[] {
  return inlines.reduce<Inline[]>((done, inline) => {
    const last = done.at(-1);
    if (typeof inline === "string" && typeof last === "string") done[done.length - 1] = last + inline;
    else done.push(inline);
    return done;
  }, []);
}
