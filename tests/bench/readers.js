// A file of 100,000 rows is imported while others read: what the readers notice.
import { setTimeout as pause } from "node:timers/promises";
import autocannon from "autocannon";
import Database from "libsql";

const perSecond = 100;

/**
 * @param {import("./rounds.js").Stage} stage
 * @param {{ rows: number; seconds: number }} how
 */
export async function importWhileOthersRead(stage, { rows, seconds }) {
  const { server, people } = stage;
  const read = (/** @type {number} */ duration) =>
    autocannon({
      url: `${server.origin}/customers/halden-precision/profile`,
      headers: { cookie: people("marta@halden-precision.example"), "accept-encoding": "br" },
      connections: 10,
      overallRate: perSecond,
      duration,
    });
  server.watch();
  const alone = await read(seconds);
  const delaysAlone = await server.delays();

  server.watch();
  const began = performance.now();
  const importing = importFile(stage, rows).then(() => (performance.now() - began) / 1000);
  const reading = read(seconds * 2);
  const [tookSeconds, meanwhile] = await Promise.all([importing, reading]);
  const delays = await server.delays();
  for (const result of [alone, meanwhile])
    if (result.non2xx || result.errors) throw new Error("A reader was refused while a file was imported");
  return {
    rows,
    tookSeconds,
    perSecond,
    alone: { p50: alone.latency.p50, p99: alone.latency.p99, delay: delaysAlone },
    meanwhile: { p50: meanwhile.latency.p50, p99: meanwhile.latency.p99, delay: delays },
  };
}

/**
 * @param {import("./rounds.js").Stage} stage
 * @param {number} rows
 */
async function importFile({ server, people, file }, rows) {
  const form = new FormData();
  form.set("customer", "customer-00001");
  form.set("date", new Date().toISOString().slice(0, 10));
  form.set("file", new File([healthCheckOf(rows)], "health-check.csv", { type: "text/csv" }));
  const answer = await fetch(`${server.origin}/admin/health-checks/new`, {
    method: "POST",
    body: form,
    headers: { cookie: people("admin@cm360.example"), origin: server.origin },
    redirect: "manual",
  });
  if (answer.status !== 303) throw new Error(`The upload was answered ${answer.status}`);
  const database = new Database(file);
  try {
    for (;;) {
      const row = /** @type {{ outcome: string | null; rows: number } | undefined} */ (
        database.prepare(`SELECT "outcome", "rows" FROM "HealthCheckImport" ORDER BY "startedAt" DESC LIMIT 1`).get()
      );
      if (row?.outcome === "drafted" && row.rows === rows) return;
      if (row?.outcome) throw new Error(`The import ended as ${row.outcome} with ${row.rows} rows`);
      await pause(100);
    }
  } finally {
    database.close();
  }
}

/** @param {number} rows */
function healthCheckOf(rows) {
  const head =
    "Product,Technology Area,Check ID,Check,Status,Severity,Current Setting,Finding,Recommendation,Impact,Reference";
  const statuses = ["Pass", "Fail", "Warning"];
  const lines = [head];
  for (let n = 0; n < rows; n++) {
    lines.push(
      `ZIA,SSL Inspection,bench.check-${n},Check number ${n},${statuses[n % 3]},High,As delivered,Left as it was delivered.,Set it as recommended.,,`,
    );
  }
  return `${lines.join("\r\n")}\r\n`;
}
