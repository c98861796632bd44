import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { action as logIn } from "~/login/login.route";
import { aCustomer, post } from "../../tests/support/cast";
import { request, send, startServer } from "../test-server";
import { startMetrics } from "./metrics";

const routes = {
  root: { id: "root", path: "" },
  customer: { id: "customers/customer.route", parentId: "root", path: "customers/:customer" },
  profile: { id: "profile/profile.route", parentId: "customers/customer.route", path: "profile" },
  password: { id: "login/reset-password.route", parentId: "root", path: "reset-password/:token" },
};
const build = Object.fromEntries(Object.values(routes).map((route) => [route.id, route]));

let metrics: Awaited<ReturnType<typeof startMetrics>>;

beforeAll(async () => {
  metrics = await startMetrics({ routes: build as never }, { port: 0, host: "127.0.0.1" });
});
afterAll(() => metrics.stop());

async function scrape(path = "/metrics"): Promise<string> {
  const { port } = metrics.http.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`);
  return answer.ok ? answer.text() : String(answer.status);
}

test("answers are counted by the route's id, and nothing of their address stands in the metrics", async () => {
  const { port } = await startServer();
  const nora = await aCustomer("Nora", "Acme");
  const secret = "a-token-that-must-not-be-seen";
  for (const path of [
    `/customers/${nora.business.slug}/profile?search=nora@acme.example`,
    `/reset-password/${secret}`,
    `/${secret}/of/no/route`,
    "/%E0%A4%A",
  ]) {
    await send(port, request(`GET ${path}`));
  }
  await send(port, request(`POST /reset-password/${secret}`, { body: "email=nora@acme.example" }));

  const text = await scrape();
  const count = (labels: string) => text.split("\n").find((line) => line.includes(`_seconds_count{${labels}`)) ?? "";
  expect(count('route="profile/profile.route",method="GET",status="2xx"')).toMatch(/ 1$/);
  expect(count('route="login/reset-password.route",method="POST",status="2xx"')).toMatch(/ 1$/);
  expect(text).toContain('route="(none)"');
  for (const secretPart of [secret, nora.business.slug, "acme.example", nora.userId, nora.name, "search"]) {
    expect(text).not.toContain(secretPart);
  }
});

test("every label is a route, a method, a class, a job or a word of ours", async () => {
  const labels = [...(await scrape()).matchAll(/(\w+)="([^"]*)"/g)].map(([, name = "", value = ""]) => ({
    name,
    value,
  }));
  const own = labels.filter(({ name }) => !/^(version|major|minor|patch)$/.test(name));
  const known = ["route", "method", "status", "outcome", "reason", "job", "le", "kind", "space", "type", "quantile"];
  for (const { name } of own) expect(known).toContain(name);
  for (const { value } of own) expect(value).not.toMatch(/@|[0-9a-f]{8}-[0-9a-f]{4}/);
});

test("wrong passwords, the outbox, the jobs, the backup and the process stand in it", async () => {
  const nora = await aCustomer("Nora", "Acme");
  const fields = { email: nora.email, password: "not the password of Nora" };
  await logIn({ request: post("/", fields), params: {}, context: {} }).catch(() => null);
  const text = await scrape();
  expect(text).toMatch(/cm360_logins_refused_total\{reason="failed"\} 1\n/);
  for (const name of [
    ...["cm360_database_bytes", "cm360_database_wal_bytes", "cm360_database_busy_retries_total", "cm360_sessions"],
    ...["cm360_outbox_waiting", "cm360_outbox_oldest_seconds", "cm360_outbox_failed", "cm360_backup_age_seconds"],
    ...["cm360_transaction_duration_seconds_count", 'cm360_job_last_success_timestamp_seconds{job="backup"}'],
    ...["nodejs_eventloop_lag_p99_seconds", "process_resident_memory_bytes", "process_open_fds"],
  ]) {
    expect(text).toContain(`\n${name}`);
  }
});

test("nothing but the metrics is served there", async () => {
  expect(await scrape("/")).toBe("404");
});
