import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/**
 * `npm audit` is not served everywhere, and Remix 2 gets no more releases: the lowest versions that are safe, and why.
 * See docs/decisions/0002-remix-2.md for the advisories that have no fix in Remix 2 and what closes them instead.
 */
const floors: [name: string, lowest: string, advisory: string][] = [
  ["@remix-run/server-runtime", "2.17.5", "CVE-2026-42342: denial of service by /__manifest"],
  ["@remix-run/node", "2.17.5", "CVE-2025-61686: traversal in file session storage"],
  ["@remix-run/react", "2.17.5", "GHSA-8v8x-cx79-35w7: scripting through ScrollRestoration"],
  ["@remix-run/router", "1.23.4", "GHSA-2w69-qvjg-hvjx: open redirects"],
  ["react-router", "6.30.6", "GHSA-jjmj-jmhj-qwj2: open redirect that runs scripts"],
  ["react-router-dom", "6.30.6", "GHSA-jjmj-jmhj-qwj2"],
  ["cookie", "0.7.0", "CVE-2024-47764: names and paths out of bounds"],
  ["rollup", "4.22.4", "CVE-2024-47068: scripting by a clobbered DOM"],
  ["vite", "6.2.7", "CVE-2025-31125 and its kin: files served in development"],
  ["ws", "8.17.1", "CVE-2024-37890: crash by many headers"],
  ["undici", "6.21.2", "CVE-2025-22150: guessable multipart boundaries"],
  ["form-data", "4.0.4", "CVE-2025-7783: guessable multipart boundaries"],
];

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Record<string, { version?: string; resolved?: string; dev?: boolean }>;
};
const installed = Object.entries(lock.packages).map(([path, entry]) => ({
  name: path.split("node_modules/").at(-1) ?? "",
  path,
  ...entry,
}));

test.each(floors)("H-14 every %s is at least %s (%s)", (name, lowest) => {
  const old = installed
    .filter((one) => one.name === name && !one.dev && one.version && isBelow(one.version, lowest))
    .map(({ path, version }) => `${path} ${version}`);
  expect(old).toEqual([]);
});

test("D-1 the lock file names no host and takes nothing from outside the registry", () => {
  expect(installed.filter(({ resolved }) => resolved).map(({ path }) => path)).toEqual([]);
});

test("package.json pins every version exactly", () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync("package.json", "utf8"),
  ) as Record<string, Record<string, string>>;
  const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
    ([, version]) => !/^\d/.test(version),
  );
  expect(loose).toEqual([]);
});

function isBelow(version: string, lowest: string): boolean {
  const [a, b] = [version, lowest].map((text) => text.split(/[.-]/).slice(0, 3).map(Number)) as [number[], number[]];
  const place = a.findIndex((part, index) => part !== b[index]);
  return place !== -1 && (a[place] ?? 0) < (b[place] ?? 0);
}
