import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** The chapters of our list of threats, and how many each has: docs/security.md says of each what stands against it. */
const chapters = { A: 32, Z: 20, X: 7, R: 3, H: 8, S: 14, C: 15, P: 17, D: 16 };

/** H-5 to H-11 have gone into P-4 to P-7: requests that are none. */
const ofHosts = [1, 2, 3, 4, 12, 13, 14, 15];

const rows = Object.entries(chapters).flatMap(([chapter, count]) =>
  Array.from({ length: count }, (_, n) => `${chapter}-${chapter === "H" ? ofHosts[n] : n + 1}`),
);

const files = ["app", "server", "tests", "prisma"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(test\.tsx?|spec\.ts)$/.test(name))
    .map((name) => `${folder}/${name}`),
);

/** The rows with which the names of a file's tests begin. */
function rowsIn(file: string): string[] {
  const names = readFileSync(file, "utf8").matchAll(/["`]((?:[AZXRHSCPD]-\d{1,2} )+)\S/g);
  return [...names].flatMap(([, ids = ""]) => ids.trim().split(" "));
}

const tested = new Map<string, string[]>();
for (const file of files) for (const id of rowsIn(file)) tested.set(id, [...(tested.get(id) ?? []), file]);

const table = [
  ...readFileSync("docs/security.md", "utf8").matchAll(/^\| ([A-Z]-\d+) \| (.+?) \| (.+?) \| (.+?) \|$/gm),
];
const written = new Map(
  table.map(([, id = "", threat = "", control = "", proof = ""]) => [id, { threat, control, proof }]),
);

test("the list has 132 threats, and docs/security.md says of each what stands against it", () => {
  expect(rows).toHaveLength(132);
  expect([...written.keys()].toSorted()).toEqual(rows.toSorted());
});

test("each threat has a test that bears its name, where the table says, or the reason why it has none", () => {
  const missing = rows.filter((id) => !tested.has(id) && !written.get(id)?.proof.startsWith("Does not apply:"));
  expect(missing).toEqual([]);
  const elsewhere = rows.flatMap((id) => {
    const named = [...(written.get(id)?.proof ?? "").matchAll(/`([^`]+\.(?:test\.tsx?|spec\.ts))`/g)].map(
      ([, file = ""]) => file,
    );
    const found = (tested.get(id) ?? []).toSorted();
    return named.toSorted().join() === found.filter((file, i) => found.indexOf(file) === i).join()
      ? []
      : [`${id}: ${found}`];
  });
  expect(elsewhere).toEqual([]);
});

test("no test bears the name of a threat that is not in the list", () => {
  expect([...tested.keys()].filter((id) => !rows.includes(id))).toEqual([]);
});
