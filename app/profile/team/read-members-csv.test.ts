import { describe, expect, test } from "vitest";
import { importLimits, readMembersCsv } from "./read-members-csv";

const read = (text: string) => readMembersCsv(new TextEncoder().encode(text));

describe("a file of team members", () => {
  test("is read whatever its columns are called and whatever parts them", () => {
    const { members, errors, ignored } = read(
      "E-Mail;Full Name;Job Title;Desk\npaul@acme.example;Paul Okafor;Network Lead;4\n;Signe Dahl;;",
    );
    expect(errors.total).toBe(0);
    expect(ignored).toEqual(["Desk"]);
    expect(members).toEqual([
      { line: 2, name: "Paul Okafor", role: "Network Lead", email: "paul@acme.example", phone: null },
      { line: 3, name: "Signe Dahl", role: "", email: null, phone: null },
    ]);
  });

  test("says every line, column and value that is wrong, and what was expected", () => {
    const { errors, text } = read(
      "Name,Email,Phone\nPaul,not an address,call me\n,x@acme.example,\nAnn,a@acme.example\n\nAnn,ANN@acme.example,1\nann,ann@acme.example,2\n",
    );
    expect(text).toBe("");
    expect(errors.first).toEqual([
      { line: 2, column: "Email", value: "not an address", expected: expect.stringContaining("as an address") },
      { line: 2, column: "Phone", value: "call me", expected: expect.stringContaining("with digits") },
      { line: 3, column: "Name", value: "", expected: "Enter the name" },
      { line: 4, column: "", value: expect.stringContaining("2 cells"), expected: "3 cells, as in the header" },
      { line: 7, column: "Name", value: "ann", expected: expect.stringContaining("on line 6") },
    ]);
    expect(errors.total).toBe(5);
  });

  test("is refused without a column of names, without rows, and past 500 members", () => {
    expect(read("Role,Email\nLead,a@acme.example\n").errors.first[0]).toMatchObject({ line: 1, column: "Name" });
    expect(read("Name\n").errors.first[0]?.expected).toBe("a header and at least one team member");
    const many = (count: number) => `Name\n${Array.from({ length: count }, (_, at) => `Member ${at}`).join("\n")}`;
    expect(read(many(importLimits.rows)).errors.total).toBe(0);
    expect(read(many(importLimits.rows + 1)).errors.first[0]).toMatchObject({ line: 502 });
  });

  test("carries to the confirmation what reads the same again, formulas and quotes included", () => {
    const { members, text } = read(`Name,Role,Email,Phone\n"O""Hara, Ann","'=lead",,'+47 22 55 01 20\n`);
    expect(members[0]).toMatchObject({ name: 'O"Hara, Ann', role: "=lead", phone: "+47 22 55 01 20" });
    expect(read(text).members.map(({ line: _, ...member }) => member)).toEqual(
      members.map(({ line: _, ...member }) => member),
    );
  });

  test("too long for one form is to be divided", () => {
    const rows = Array.from({ length: 450 }, (_, at) => `Member ${at},${"a long role ".repeat(10)}`);
    expect(read(`Name,Role\n${rows.join("\n")}`).errors.first[0]?.expected).toContain("divide the file");
  });
});
