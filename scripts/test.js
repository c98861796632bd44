// `npm test`: everything that must hold, on a machine that has nothing but Node. Prints the sum over all suites last.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import process from "node:process";

const results = ".cache/test-results";
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

/** @type {{ name: string; passed: number; failed: number; seconds: number }[]} */
const suites = [];

step("set-up", () => check("node", ["scripts/setup.js"]));
if (suites[0]?.failed === 0) {
  step("format and lint", () => check("npx", ["biome", "ci", "."]));
  step("imports and promises", () => check("npx", ["eslint", ".", "--max-warnings=0"]));
  step("types", () => check("npx", ["tsc", "-p", "."]));
  step("unit, feature, access", () =>
    counted("npx", ["vitest", "run", ...reporters("vitest.json")], () => {
      const report = read("vitest.json");
      // A file that cannot even be loaded has no tests to fail, and is a failure all the same.
      const broken = report.testResults.filter(
        (/** @type {{ status: string; assertionResults: unknown[] }} */ file) =>
          file.status === "failed" && file.assertionResults.length === 0,
      ).length;
      return { passed: report.numPassedTests, failed: report.numFailedTests + broken };
    }),
  );
  // What every statement of the tests above would read; it counts as a suite of its own.
  step("query plans", () =>
    counted("npx", ["vitest", "run", "-c", "tests/plans/vitest.config.ts", ...reporters("plans.json")], () => {
      const { numPassedTests, numFailedTests } = read("plans.json");
      return { passed: numPassedTests, failed: numFailedTests };
    }),
  );
  installChromium();
  step("browser journeys", () =>
    counted("npx", ["playwright", "test"], () => {
      const { expected, unexpected, flaky } = read("playwright.json").stats;
      if (unexpected + flaky > 0) showPages();
      return { passed: expected, failed: unexpected + flaky };
    }),
  );
}

console.log("\nSuite                     passed  failed  seconds");
for (const { name, passed, failed, seconds } of suites)
  console.log(
    `${name.padEnd(25)} ${String(passed).padStart(6)}  ${String(failed).padStart(6)}  ${String(seconds).padStart(7)}`,
  );
const failed = sum("failed");
console.log(`\n${sum("passed")} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/**
 * @param {string} name
 * @param {() => { passed: number; failed: number }} run
 */
function step(name, run) {
  console.log(`\n── ${name} ──`);
  const start = Date.now();
  suites.push({ name, ...run(), seconds: Math.round((Date.now() - start) / 1000) });
}

/**
 * One check that holds or does not.
 * @param {string} command
 * @param {string[]} args
 */
function check(command, args) {
  const ok = run(command, args);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

/**
 * A suite that counts for itself; one that dies without a count has failed.
 * @param {string} command
 * @param {string[]} args
 * @param {() => { passed: number; failed: number }} count
 */
function counted(command, args, count) {
  const ok = run(command, args);
  try {
    const { passed, failed } = count();
    return { passed, failed: ok ? failed : Math.max(failed, 1) };
  } catch (error) {
    console.error(`No count of ${command} ${args[0]}:`, error);
    return { passed: 0, failed: 1 };
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  return spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"] }).status === 0;
}

/** @param {string} file */
function reporters(file) {
  return ["--reporter=default", "--reporter=json", `--outputFile.json=${results}/${file}`];
}

/** @param {string} file */
function read(file) {
  return JSON.parse(readFileSync(`${results}/${file}`, "utf8"));
}

/** @param {"passed" | "failed"} key */
function sum(key) {
  return suites.reduce((total, suite) => total + suite[key], 0);
}

/** What each page looked like to a screen reader when its journey failed: the machine may be gone when somebody asks. */
function showPages() {
  for (const file of readdirSync(`${results}/playwright`, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith("error-context.md")) continue;
    const [, snapshot] = readFileSync(`${results}/playwright/${file}`, "utf8").split("# Page snapshot");
    console.log(`\n── ${path.dirname(file)} ──\n${snapshot?.split("# Test source")[0]?.slice(0, 12_000)}`);
  }
}

// The journeys drive Debian's Chromium: no browser is downloaded by the test runner itself.
function installChromium() {
  if (process.env.CHROMIUM || existsSync("/usr/bin/chromium")) return;
  if (process.getuid?.() !== 0) return console.error("Chromium is missing: install it, or name it in CHROMIUM.");
  console.log("\n── chromium ──");
  run("sh", ["-c", "apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null"]);
}
