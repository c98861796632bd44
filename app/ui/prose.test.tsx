import { renderToStaticMarkup } from "react-dom/server";
import { StaticRouter } from "react-router-dom/server";
import { describe, expect, test } from "vitest";
import { parseMarkdown } from "~/infra/markdown.server";
import { Prose } from "./prose";

function drawn(text: string) {
  return renderToStaticMarkup(
    <StaticRouter location="/">
      <Prose blocks={parseMarkdown(text)} />
    </StaticRouter>,
  );
}

describe("what may be written", () => {
  test("paragraphs, emphasis, code and breaks are kept", () => {
    expect(drawn("One **bold** and _italic_ `a < b`\n\nTwo  \nlines")).toContain(
      "<p>One <strong>bold</strong> and <em>italic</em> <code>a &lt; b</code></p><p>Two<br/>lines</p>",
    );
  });

  test("headings start at h2, because the page has its h1", () => {
    expect(drawn("# One\n\n## Two\n\n### Three\n\n###### Six")).toContain(
      "<h2>One</h2><h2>Two</h2><h3>Three</h3><h4>Six</h4>",
    );
  });

  test("lists keep their number, their nesting and their paragraphs", () => {
    expect(drawn("3. three\n4. four\n   - inner")).toContain(
      '<ol start="3"><li>three</li><li>four<ul><li>inner</li></ul></li></ol>',
    );
  });

  test("a table keeps its heads and cells", () => {
    const html = drawn("| Product | What |\n| --- | --- |\n| ZIA | **web** |");
    expect(html).toContain('<th scope="col">Product</th>');
    expect(html).toContain("<td><strong>web</strong></td>");
  });

  test("quotes, code blocks and rules are kept", () => {
    expect(drawn("> said\n\n```\n<b>\n```\n\n---")).toContain(
      "<blockquote><p>said</p></blockquote><pre><code>&lt;b&gt;</code></pre><hr/>",
    );
  });

  test.each(["https://zscaler.example/a?b=c", "http://acme.example/", "mailto:ada@cm360.example", "/training?x=1#y"])(
    "a link to %s is a link",
    (href) => {
      expect(drawn(`[here](${href})`)).toContain(`href="${href}"`);
    },
  );

  test("an entity is read as its character", () => {
    expect(parseMarkdown("Fish &amp; chips &#8211; 5&nbsp;€")).toEqual([
      { kind: "paragraph", children: ["Fish & chips – 5\u00a0€"] },
    ]);
  });
});

describe("what stays text", () => {
  test.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "Hello <b onclick=alert(1)>you</b>",
    "<style>body{display:none}</style>",
    "<iframe src='https://evil.example'></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
  ])("raw HTML: %s", (text) => {
    const html = drawn(text);
    expect(html).not.toMatch(/<(script|img|b|style|iframe|a)\b/);
    expect(html).toContain("&lt;");
  });

  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "javascript&#58;alert(1)",
    "java&#9;script:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "//evil.example/a",
    "/\\evil.example",
    "/&#9;/evil.example",
    "https:evil.example",
    "relative/path",
    "file:///etc/passwd",
  ])("a link to %s", (href) => {
    expect(drawn(`[here](<${href}>)`)).not.toContain("<a");
  });

  test("an image", () => {
    const html = drawn("![diagram](https://evil.example/pixel.png)");
    expect(html).not.toContain("<img");
    expect(html).toContain("![diagram]");
  });
});

describe("what would cost the server its breath", () => {
  test.each([
    ["quotes", `${">".repeat(20_000)}a`],
    ["lists", `${"- ".repeat(20_000)}a`],
    ["numbered lists", `${"1. ".repeat(20_000)}a`],
    ["brackets", "[".repeat(20_000)],
    ["stars", "**_".repeat(16_000)],
    ["half links", "[a](".repeat(12_000)],
    ["a book", "word ".repeat(100_000)],
  ])("%s within each other are answered with text", (_what, text) => {
    expect(drawn(text)).toContain("<p>");
  });

  test("what is nested deeper than people nest is text from there on", () => {
    const html = drawn(`${"> ".repeat(20)}deep`);
    expect(html.match(/<blockquote>/g)).toHaveLength(9);
    expect(html).toContain("deep");
  });
});
