import { expect, test } from "vitest";
import { attachment } from "./attachment";

test("a download keeps its name, with no sign that would end it", () => {
  expect(attachment("Ångebot 1.pdf")).toBe("attachment; filename*=UTF-8''%C3%85ngebot%201.pdf");
  expect(attachment("O'Neil (2)*.csv")).toBe("attachment; filename*=UTF-8''O%27Neil%20%282%29%2A.csv");
});
