// 100,000 requests, a quarter of them changing something: what memory and open files are afterwards.
import Database from "libsql";
import { loadPage, loadPosts } from "./load.js";
import { pathIn } from "./paths.js";
import { requestingProducts, savingScores } from "./scenarios.js";

const steps = 25;
const mostMegabytes = 220;
const pages = [
  ["/customers/halden-precision/profile", "marta@halden-precision.example"],
  ["/customers/halden-precision/licensing", "marta@halden-precision.example"],
  ["/customers/halden-precision/profile/journey", "marta@halden-precision.example"],
  ["findings-100", "admin@cm360.example"],
  ["/admin/requests", "admin@cm360.example"],
  ["/"],
];

/**
 * @param {import("./rounds.js").Stage} stage
 * @param {number} requests
 */
export async function soak(stage, requests) {
  const { server, people, file } = stage;
  const scores = await savingScores(stage);
  const products = await requestingProducts(stage);
  const perStep = { posts: Math.round(requests / 4 / steps), pages: Math.round((requests * 3) / 4 / steps) };
  const asked = Math.min(Math.round(perStep.posts / 5), Math.floor(stage.customers / steps));
  const changesBefore = changesIn(file);
  const [idle, filesIdle] = [server.megabytes(), server.openFiles()];
  /** @type {{ requests: number; megabytes: number; openFiles: number }[]} */
  const course = [];
  for (let step = 1; step <= steps; step++) {
    await loadPosts(server, scores.next, { amount: perStep.posts - asked, expected: 303 });
    if (asked > 0) await loadPosts(server, products.next, { amount: asked, expected: 303 });
    for (const [path = "", as] of pages) {
      const page = { path: pathIn(path, file), cookie: as && people(as) };
      await loadPage(server, page, Math.round(perStep.pages / pages.length));
    }
    course.push({
      requests: Math.round((requests * step) / steps),
      megabytes: server.megabytes(),
      openFiles: server.openFiles(),
    });
    process.stderr.write(`${JSON.stringify(course.at(-1))}\n`);
  }
  await server.quiet();
  const after = { megabytes: server.megabytes(), openFiles: server.openFiles() };
  const changed = changesIn(file) - changesBefore;
  const problems = [];
  if (after.megabytes > mostMegabytes)
    problems.push(`${after.megabytes} MB after ${requests} requests, at most ${mostMegabytes}`);
  if (after.openFiles > filesIdle) problems.push(`${after.openFiles} open files, and ${filesIdle} before`);
  if (changed !== perStep.posts * steps)
    problems.push(`${changed} changes are in the database, not ${perStep.posts * steps}`);
  return { requests, mutations: perStep.posts * steps, idle, filesIdle, after, course, problems };
}

/** @param {string} file */
function changesIn(file) {
  const database = new Database(file);
  const row = /** @type {{ changes: number }} */ (
    database
      .prepare(
        `SELECT (SELECT count(*) FROM "JourneyScoreChange") + (SELECT count(*) FROM "RequestChange") AS "changes"`,
      )
      .get()
  );
  database.close();
  return row.changes;
}
