import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { drawSelectDefaults } from "./select-defaults.server";

const Letters = () => ["A", "R"].map((value) => h("option", { value }, value));

test("the chosen option is marked, whoever draws it", async () => {
  // As the portal's pages are drawn, with what makes Preact look like React.
  await import("preact/compat");
  drawSelectDefaults();
  expect(renderToString(h("select", { defaultValue: "R" }, h(Letters, null)))).toMatch(
    /<option (selected value="R"|value="R" selected)>/,
  );
  expect(renderToString(h("select", { defaultValue: "A" }, Letters()))).toMatch(
    /<option (selected value="A"|value="A" selected)>/,
  );
  expect(renderToString(h("select", null, h(Letters, null)))).not.toContain("selected");
});
