import { expect, it } from "vitest";
import { reportable } from "~/infra/reportable";

it("an error keeps its kind, its code and its place", () => {
  const error = Object.assign(new TypeError("Cannot read properties of undefined"), { code: "E_READ" });
  expect(reportable(error)).toMatchObject({
    type: "TypeError",
    code: "E_READ",
    message: "Cannot read properties of undefined",
    stack: [expect.stringContaining("reportable.test.ts"), ...Array(19).fill(expect.any(String))].slice(
      0,
      reportable(error).stack.length,
    ),
  });
});

it.each([
  'Invalid `db.user.create()` invocation:\n{ email: "nora@acme.example" }\n\nUnique constraint failed on the fields: (`email`)',
  'Unexpected token in JSON: "nora@acme.example" is not valid',
  "nora@acme.example has no account",
  "Cannot find 'Nora Acme'",
  `Unknown token ${"kB9x-2_Qm4c7T1s0".repeat(3)}`,
])("an error loses what it quotes: %s", (message) => {
  expect(JSON.stringify(reportable(new Error(message)))).not.toMatch(/nora|kB9x/i);
});

it("an error's causes are told, to a depth", () => {
  const root = new Error("the disk is gone");
  expect(reportable(new Error("no page", { cause: root })).cause?.message).toBe("the disk is gone");
  const loop = new Error("loop");
  loop.cause = loop;
  expect(JSON.stringify(reportable(loop)).match(/"loop"/g)).toHaveLength(4);
});

it("what is no error is told to be none, and not shown", () => {
  expect(reportable("nora@acme.example")).toEqual({
    type: "string",
    message: "something that is not an Error was thrown",
    stack: [],
  });
});
