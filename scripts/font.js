// @ts-check
// Cuts Inter down to what the portal draws: `node scripts/font.js` after an update of the font. The files are kept, so that
// a build needs neither this nor the library. The first holds what nearly every page is made of; the second, the other
// letters of Western Europe, is fetched where one stands.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import subsetFont from "subset-font";

const source = createRequire(import.meta.url).resolve("@fontsource-variable/inter/files/inter-latin-wght-normal.woff2");
const ascii = charactersOf([0x20, 0x7e]);
const punctuation = "·×–—‘’“”…↑↓";
const western = charactersOf([0xa0, 0xff], [0x131, 0x131], [0x152, 0x153], [0x2022, 0x203a], [0x20ac, 0x20ac]);

await write("inter.woff2", ascii + punctuation);
await write("inter-western.woff2", western.replace(/[·×–—‘’“”…]/g, ""));

/**
 * @param {string} name
 * @param {string} text
 */
async function write(name, text) {
  const font = await subsetFont(readFileSync(source), text, {
    targetFormat: "woff2",
    // The three weights of app/ui/tokens.css lie between these.
    variationAxes: { wght: { min: 420, max: 620 } },
    // Kerning, figures of one width, and what app/ui/ground.css asks for.
    keepFeatures: ["kern", "tnum", "cv05", "ss03"],
    noHinting: true,
  });
  writeFileSync(new URL(`../app/ui/fonts/${name}`, import.meta.url), font);
  console.log(`${name}: ${font.length} bytes`);
}

/** @param {[first: number, last: number][]} ranges */
function charactersOf(...ranges) {
  return ranges
    .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)))
    .join("");
}
